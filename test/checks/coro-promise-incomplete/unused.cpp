// Promises of no coroutine in this file: the compiler does not look at them.
// RUN: %check coro-promise-incomplete %s
#include <coroutine>

struct unfinished {
  struct promise_type { // expect-warning: no coroutine can have the promise 'unfinished::promise_type': no unhandled_exception, a final await that may throw, neither return_void nor return_value
                        // expect-note: unhandled_exception is missing: it is called for every exception that leaves the body
                        // expect-note@#at1: 'unfinished::promise_type::final_suspend' is not noexcept
                        // expect-note: co_return calls one of return_void and return_value, and without return_void the end of the body must not be reached
                        // expect-note: add 'void unhandled_exception()'; declare noexcept what awaiting final_suspend calls; add 'void return_void()' or a return_value
    unfinished get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend(); // #at1
  };
};

template <typename T> struct instantiated {
  struct promise_type { // expect-warning: no coroutine can have the promise 'instantiated<int>::promise_type': no unhandled_exception
                        // expect-note: unhandled_exception is missing: it is called for every exception that leaves the body
                        // expect-note: add 'void unhandled_exception()'
    instantiated get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_value(T);
  };
};
instantiated<int> *pointer = new instantiated<int>();
