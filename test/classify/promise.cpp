// What a promise declares, and what follows from the types of its members.
// RUN: %classify --kind=coroutine,generator --output=json %s -- -std=c++20 | FileCheck %s

#include <coroutine>
#include <cstdlib>
#include <exception>

struct base {
  std::suspend_never initial_suspend() { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_void() {}
  void unhandled_exception() {}
};

struct minimal {
  struct promise_type : base {
    minimal get_return_object();
  };
};
// CHECK-LABEL: "name": "eager"
// CHECK: "promise": {
// CHECK-NEXT: "type": "minimal::promise_type",
// CHECK-NEXT: "yieldValue": [],
// CHECK-NEXT: "returns": "return_void",
// CHECK-NEXT: "awaitTransform": "none",
// CHECK-NEXT: "start": "eager",
// CHECK-NEXT: "finalSuspend": "always",
// CHECK-NEXT: "unhandledException": "empty",
// CHECK-NEXT: "customAllocation": false,
// CHECK-NEXT: "nothrowAllocation": false
minimal eager() { co_return; }

struct pool {
  void post(std::coroutine_handle<>);
} the_pool;
struct on_pool : std::suspend_always {
  void await_suspend(std::coroutine_handle<> h) { the_pool.post(h); }
};
struct rich {
  struct promise_type {
    rich get_return_object();
    static rich get_return_object_on_allocation_failure() noexcept;
    void *operator new(std::size_t) noexcept;
    on_pool initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_value(int);
    void unhandled_exception() { std::terminate(); }
    std::suspend_always yield_value(char);
    std::suspend_always yield_value(const double &);
    template <typename T> T await_transform(T);
  };
};
// Whoever gets the handle may have started it at once, or never.
// CHECK-LABEL: "name": "scheduled"
// CHECK: "yieldValue": [
// CHECK-NEXT: "char",
// CHECK-NEXT: "const double &"
// CHECK-NEXT: ],
// CHECK-NEXT: "returns": "return_value",
// CHECK-NEXT: "awaitTransform": "transforms",
// CHECK-NEXT: "start": "unknown",
// CHECK-NEXT: "finalSuspend": "never",
// CHECK-NEXT: "unhandledException": "terminates",
// CHECK-NEXT: "customAllocation": true,
// CHECK-NEXT: "nothrowAllocation": true
rich scheduled() { co_yield 'x'; co_return 1; }

struct strict {
  struct promise_type : base {
    strict get_return_object();
    struct unsure {
      bool await_ready() noexcept { return std::rand() == 0; }
      void await_suspend(std::coroutine_handle<>) noexcept {}
      void await_resume() noexcept {}
    };
    unsure final_suspend() noexcept { return {}; }
    void await_transform(auto &&...) = delete;
    void unhandled_exception() { throw; }
  };
};
// CHECK-LABEL: "name": "at_run_time"
// CHECK: "awaitTransform": "deleted",
// CHECK-NEXT: "start": "eager",
// CHECK-NEXT: "finalSuspend": "unknown",
// CHECK-NEXT: "unhandledException": "rethrows",
strict at_run_time() { co_return; }
