// Awaits that work.
// RUN: %check coro-await-non-awaitable %s
#include "coro.h"
#include <utility>

task<int> measure();

task<> works(task<int> given) {
  co_await measure();
  co_await std::move(given);
  co_await std::suspend_always{};
  int sum = co_await measure() + co_await measure();
}

// What is no awaitable anywhere else.
struct loop {
  struct promise_type {
    loop get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    std::suspend_always await_transform(int);
    template <typename T> T &&await_transform(T &&);
  };
};
loop waits() {
  co_await 1;
  co_await measure();
}

// Several results of await_suspend.
struct symmetric {
  bool await_ready();
  std::coroutine_handle<> await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct picky {
  bool await_ready();
  bool await_suspend(std::coroutine_handle<task<>::promise_type>);
  void await_resume();
};
task<> awaiters() {
  co_await symmetric();
  co_await picky();
}

// A pattern that is never instantiated.
template <typename T> task<> later(T value) { co_await value; }

template <typename T> struct holder {
  T held;
  task<> waits() { co_await held; }
};
template struct holder<std::suspend_always>;
