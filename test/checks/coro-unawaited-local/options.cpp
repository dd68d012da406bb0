// What may be kept and dropped, by who made it or by its class; and lazy tasks that
// are awaited on some ways.
// RUN: %check coro-unawaited-local %s --option "AllowedCallees=app::warm_up" --option "AllowedTypes=app::hint" --option "LazyOnSomeWays=true"
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

namespace app {
job<int> warm_up();
job<int> fetch();
struct hint : job<> {};
hint suggest();
} // namespace app
bool again();

job<> allowed() {
  auto one = app::warm_up();
  auto two = app::suggest();
  auto three = app::fetch(); // expect-warning: 'three' is never awaited: the 'job<int>' never runs
                             // expect-note: await it, or do without the call
  co_return;
}

job<> lazy_on_one_way() {
  auto page = app::fetch(); // expect-warning: 'page' is not awaited on every way: the 'job<int>' never runs
                            // expect-note@#at1: when this is true, it is dropped
                            // expect-note: await it there, too, or begin it only where it is needed
  if (again()) // #at1
    co_return;
  co_await std::move(page);
}
