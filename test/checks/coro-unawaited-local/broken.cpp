// Code that does not compile: what has lost a mention may have been awaited.
// RUN: %check coro-unawaited-local %s --broken
#include "coro.h"
#include <utility>

template <typename T> struct result_of {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
// Begins when it is awaited.
template <typename T = void> struct job {
  struct promise_type : returns<T> {
    job get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { throw; }
  };
  job();
  job(job &&);
  job &operator=(job &&);
  ~job();
  bool ready() const;
  explicit operator bool() const;
  result_of<T> operator co_await() &&;
};
// Begins at once.
template <typename T = void> struct running {
  struct promise_type : returns<T> {
    running get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { throw; }
  };
  running();
  running(running &&);
  running &operator=(running &&);
  ~running();
  bool ready() const;
  bool valid() const;
  T get();
  running then(int);
  result_of<T> operator co_await() &&;
};

job<int> fetch();

job<> lost() {
  auto page = fetch();
  co_await unknown(page);
}

void no_coroutine() {
  auto page = fetch();
  co_await std::move(page);
}

job<> of_nothing() {
  unknown<job<>> page = nothing();
  auto other = nothing();
  co_return;
}

job<> whole() {
  auto page = fetch(); // expect-warning: 'page' is never awaited: the 'job<int>' never runs
                       // expect-note: await it, or do without the call
  co_return;
}
