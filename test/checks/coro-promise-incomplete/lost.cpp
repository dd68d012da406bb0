// Promises that compile, but lose exceptions.
// RUN: %check coro-promise-incomplete %s
#include <coroutine>

template <typename T, typename Result = T> struct lossy {
  struct promise_type { // expect-warning: an exception that leaves a coroutine of type 'lossy<int>' is lost, and awaiting the 'lossy<int>' gives a result that nobody set
                        // expect-note@#at1: unhandled_exception does nothing
                        // expect-note@#at1: keep std::current_exception() for await_resume to rethrow, or call std::terminate()
    lossy get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {} // #at1
    void return_value(T);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  Result await_resume();
};

lossy<int> value() { co_return 1; }
