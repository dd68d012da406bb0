// Templates: of an instantiation all is known, of a pattern what does not
// depend on arguments. Each finding once.
// RUN: %check coro-await-suspend-use-after-publish %s
#include "awaiter.h"

template <typename T> struct of_class : awaiter {
  pool &threads;
  T value;
  void await_suspend(handle h) {
    threads.submit(h); // #of-class
    log(sizeof(value));
    value = T(); // expect-warning: 'await_suspend' uses 'value' when the coroutine may have been resumed already, and the awaiter destroyed
                 // expect-note@#of-class: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
                 // expect-note: do this before, or copy what is needed to local variables before
  }
};

struct job {
  struct promise_type {
    int state;
    job get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_void();
  };
};

struct of_promise : awaiter {
  pool &threads;
  template <typename P> void await_suspend(std::coroutine_handle<P> h) {
    threads.submit(h); // #of-promise
    h.promise().state = 1; // expect-warning: 'await_suspend' uses the promise when the coroutine may have been resumed already, and the awaiter destroyed
                           // expect-note@#of-promise: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
                           // expect-note: do this before, or copy what is needed to local variables before
  }
};

job first(pool &threads) { co_await of_promise{{}, threads}; }

template <typename P> struct never_made : awaiter {
  int count;
  void await_suspend(std::coroutine_handle<P> h) {
    h.resume(); // #never
    ++count; // expect-warning: 'await_suspend' uses 'count' when the coroutine may have been resumed already, and the awaiter destroyed
             // expect-note@#never: the coroutine is resumed here, and may be gone when this returns
             // expect-note: do this before, or copy what is needed to local variables before
  }
};

// What a call that depends on arguments does, nobody knows.
template <typename Pool> struct dependent : awaiter {
  Pool threads;
  int count;
  void await_suspend(handle h) {
    threads.submit(h);
    ++count;
  }
};
