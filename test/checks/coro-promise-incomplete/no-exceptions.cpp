// Without exceptions there are none to handle.
// RUN: %check coro-promise-incomplete %s -- -fno-exceptions
#include <coroutine>

struct job {
  struct promise_type {
    job get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
  };
};
job works() { co_return; }

struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception() {}
    void return_value(int);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
task gives() { co_return 1; }
