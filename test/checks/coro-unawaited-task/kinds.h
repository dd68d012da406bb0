// What calls return in the tests beside this.
#ifndef KINDS_H
#define KINDS_H
#include "coro.h"

template <typename T = void> struct eager {
  struct promise_type : returns<T> {
    eager get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
  };
  ~eager();
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};

// No coroutine returns it.
struct [[nodiscard]] operation {
  ~operation();
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};

struct [[clang::annotate("coro::lock")]] guard {
  ~guard();
};
struct [[clang::annotate("coro::coroutine_mutex")]] mutex {
  struct waiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    void await_resume();
  };
  [[nodiscard]] waiter lock();
  task<guard> scoped();
};

task<int> fetch(int = 0);
task<> step();
eager<> start();
operation receive();
generator<int> numbers();

#endif // KINDS_H
