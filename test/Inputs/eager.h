// A coroutine that begins at once. What is to be done then is destroyed when it has
// returned.
#ifndef EAGER_H
#define EAGER_H

#include <coroutine>

struct eager {
  struct promise_type {
    eager get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();

  template <typename F>
  eager then([[clang::annotate("coro::drops_closure")]] F &&) {
    return {};
  }
};

#endif // EAGER_H
