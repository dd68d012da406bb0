// Promises that make every coroutine an error: all that is wrong at once.
// RUN: %check coro-promise-incomplete %s
#include <coroutine>

struct empty {
  struct promise_type {};
};
empty of_empty() { co_return; }
empty another_of_empty() { co_return; }

struct unsafe {
  struct promise_type {
    unsafe get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend();
    void unhandled_exception();
    void return_void();
  };
};
unsafe of_unsafe() { co_return; }
