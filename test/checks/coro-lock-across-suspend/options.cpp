// What may be awaited under a lock, by its class or by the function that makes it.
// RUN: %check coro-lock-across-suspend %s --option "AllowedAwaitables=app::tick" --option "AllowedCallees=app::now"
#include "coro.h"
#include <mutex>

std::mutex accounts;

namespace app {
struct tick {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
task<> now();
task<> settle();
} // namespace app

struct stream {
  struct promise_type {
    stream get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    app::tick yield_value(int);
    std::suspend_always yield_value(long);
  };
  int next();
};

task<> waits() {
  std::lock_guard guard(accounts); // #at1
  co_await app::tick();
  co_await app::now();
  co_await app::settle(); // expect-warning: 'waits' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                          // expect-note@#at1: the lock is taken here
                          // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

stream yields() {
  std::lock_guard guard(accounts); // #at2
  co_yield 1;
  co_yield 2L; // expect-warning: 'yields' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
               // expect-note@#at2: the lock is taken here
               // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}
