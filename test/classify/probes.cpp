// The first co_await of the file may be in a body that only the classifier has instantiated.
// RUN: %classify %s -- -std=c++20 | FileCheck %s

#include <coroutine>

struct fire {
  struct promise_type {
    fire get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
};

struct starts_another {
  bool await_ready();
  template <typename Handle> void await_suspend(Handle h) {
    // CHECK: coroutine/detached {{.*}} starts_another::await_suspend()::(lambda)(auto)
    [](auto waiting) -> fire {
      co_await std::suspend_always();
      waiting.resume();
    }(h);
  }
  void await_resume();
};
// CHECK: awaitable → void next()
starts_another next();
