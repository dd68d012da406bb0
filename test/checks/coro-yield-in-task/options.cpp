// RUN: %check coro-yield-in-task %s --option "ErrorTypes=app::failure;unused"
#include <coroutine>

namespace app {
struct failure {};
struct progress {};
struct task {
  struct promise_type { // #promise
    task get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    std::suspend_always yield_value(failure);
    std::suspend_always yield_value(progress);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
} // namespace app

app::task works() {
  co_yield app::failure();
  co_yield app::progress(); // expect-warning: nobody receives what 'works' yields: a 'app::task' gives one result, when it is awaited
                            // expect-note@#promise: its promise takes the value, but awaiting the task does not give it
                            // expect-note: give the result with co_return, wait with co_await, or return a generator
}
