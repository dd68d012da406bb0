// Coroutines that macros made.
// RUN: %check coro-promise-incomplete %s
#include <coroutine>

struct job {
  struct promise_type { // expect-error: no coroutine can have the promise 'job::promise_type': no unhandled_exception
                        // expect-note: unhandled_exception is missing: it is called for every exception that leaves the body
                        // expect-note: add 'void unhandled_exception()'
    job get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
  };
};
#define COROUTINE(name) job name() { co_return; }
COROUTINE(named)
#define ALL_OF_IT job all_of_it() { co_return; }
ALL_OF_IT
