// A template is reported once, whatever is made from it.
// RUN: %check coro-promise-incomplete %s
#include <coroutine>

template <typename T> struct task {
  struct promise_type { // expect-error: no coroutine can have the promise 'task<int>::promise_type': no get_return_object, a final await that may throw
                        // expect-note: get_return_object is missing: it makes the 'task<int>' that the caller gets
                        // expect-note@#at1: 'task<int>::promise_type::final_suspend' is not noexcept
                        // expect-note: add 'task<int> get_return_object()'; declare noexcept what awaiting final_suspend calls
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend(); // #at1
    void unhandled_exception();
    void return_value(T);
  };
};
task<int> ints() { co_return 1; }
task<long> longs() { co_return 1; }
template <typename T> task<T> of_dependent_type(T value) { co_return value; }
template task<char> of_dependent_type(char);

// Here the pattern is an error, and so are its callers.
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
template <typename T> job of_any_type() { co_return; }
struct runner {
  template <typename T> job run() { co_return; }
};
void calls(runner r) {
  of_any_type<int>();
  r.run<int>();
}
auto generic = [](auto value) -> job { co_return; };
void calls_lambda() { generic(1); }

// What is wrong may depend on the arguments.
template <typename T> struct stores {
  struct promise_type { // expect-error: no coroutine can have the promise 'stores<void *>::promise_type': a get_return_object that gives something else
                        // expect-note@#at2: it returns 'void *', which does not convert to 'stores<void *>'
                        // expect-note: return a 'stores<void *>' from get_return_object
    T get_return_object(); // #at2
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  stores(long);
};
stores<long> works() { co_return; }
stores<void *> fails() { co_return; }

// A member class of a class template, and a promise with a dependent base.
template <typename Object> struct base_promise {
  Object get_return_object();
  std::suspend_always initial_suspend();
  std::suspend_always final_suspend() noexcept;
};
template <typename T> struct outer {
  struct inner {
    struct promise_type : base_promise<inner> { // expect-error: no coroutine can have the promise 'outer<int>::inner::promise_type': no unhandled_exception
                                                // expect-note: unhandled_exception is missing: it is called for every exception that leaves the body
                                                // expect-note: add 'void unhandled_exception()'
      void return_void();
    };
  };
};
outer<int>::inner of_inner() { co_return; }
