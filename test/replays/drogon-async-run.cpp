// What runs a task by itself moved it into a closure, made a coroutine of that, and
// returned: the task was destroyed with the closure at its first suspension.
// https://github.com/drogonframework/drogon/pull/1069
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "detached.h"
#include <utility>

class [[nodiscard]] task {
public:
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() { failure = std::current_exception(); }
    std::exception_ptr failure;
  };
  task(task &&) noexcept;
  ~task();

  struct awaiter {
    bool await_ready() noexcept;
    std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume();
  };
  awaiter operator co_await() const noexcept;
};

namespace before {
void async_run(task all) {
  [all = std::move(all)]() -> detached { // expect-warning: coro-capturing-lambda
    co_await all;
  }();
}
} // namespace before

namespace after {
void async_run(task all) {
  auto functor = [](task all) -> detached { co_await all; };
  functor(std::move(all));
}
} // namespace after
