// Every kind, every flavor, in the order of the source; nothing else.
// RUN: %classify %s -- -std=c++20 -I %source/test/Inputs | FileCheck %s --implicit-check-not=kinds.cpp
// RUN: %classify %s -- -std=c++20 -stdlib=libc++ -I %source/test/Inputs | FileCheck %s --implicit-check-not=kinds.cpp

#include "coro.h"

// CHECK: kinds.cpp:[[#@LINE+1]]:5 ordinary/plain – plain()
int plain() { return 1; }

// CHECK: kinds.cpp:[[#@LINE+1]]:11 coroutine/task lazy awaitable → int answer() co_return×1
task<int> answer() { co_return 42; }

// CHECK: kinds.cpp:[[#@LINE+1]]:11 ordinary/factory awaitable → int passed_on()
task<int> passed_on() { return answer(); }

// CHECK: kinds.cpp:[[#@LINE+1]]:8 coroutine/task lazy awaitable → void waits(int) co_await×2 co_return×1
task<> waits(int n) {
  if (n > co_await answer())
    co_await answer();
  co_return;
}

// CHECK: kinds.cpp:[[#@LINE+1]]:16 generator/sync lazy iterable of int count() co_yield×1
generator<int> count() { co_yield 1; }

// A generator of nothing still is one.
// CHECK: kinds.cpp:[[#@LINE+1]]:16 generator/sync lazy iterable of int none() co_return×1
generator<int> none() { co_return; }

// CHECK: kinds.cpp:[[#@LINE+1]]:22 generator/async lazy async iterable of int events() co_await×1 co_yield×1
async_generator<int> events() { co_yield co_await answer(); }

struct fire_and_forget {
  struct promise_type {
    // CHECK: kinds.cpp:[[#@LINE+1]]:21 unknown – fire_and_forget::promise_type::get_return_object()
    fire_and_forget get_return_object();
    // CHECK: kinds.cpp:[[#@LINE+1]]:24 ordinary/promise-member awaitable → void fire_and_forget::promise_type::initial_suspend()
    std::suspend_never initial_suspend() { return {}; }
    // CHECK: kinds.cpp:[[#@LINE+1]]:24 ordinary/promise-member awaitable → void fire_and_forget::promise_type::final_suspend()
    std::suspend_never final_suspend() noexcept { return {}; }
    // CHECK: kinds.cpp:[[#@LINE+1]]:10 ordinary/promise-member – fire_and_forget::promise_type::unhandled_exception()
    void unhandled_exception() {}
    // CHECK: kinds.cpp:[[#@LINE+1]]:10 ordinary/promise-member – fire_and_forget::promise_type::return_void()
    void return_void() {}
  };
};

// CHECK: kinds.cpp:[[#@LINE+1]]:17 coroutine/detached eager – background() co_await×1
fire_and_forget background() { co_await answer(); }

// Leaving early destroys the frame: nobody resumes it elsewhere.
struct maybe {
  struct promise_type {
    // CHECK: kinds.cpp:[[#@LINE+1]]:11 unknown awaitable → int maybe::promise_type::get_return_object()
    maybe get_return_object();
    // CHECK: kinds.cpp:[[#@LINE+1]]:24 unknown awaitable → void maybe::promise_type::initial_suspend()
    std::suspend_never initial_suspend() noexcept;
    // CHECK: kinds.cpp:[[#@LINE+1]]:24 unknown awaitable → void maybe::promise_type::final_suspend()
    std::suspend_never final_suspend() noexcept;
    // CHECK: kinds.cpp:[[#@LINE+1]]:10 unknown – maybe::promise_type::unhandled_exception()
    void unhandled_exception();
    // CHECK: kinds.cpp:[[#@LINE+1]]:10 unknown – maybe::promise_type::return_value(int)
    void return_value(int);
  };
  // CHECK: kinds.cpp:[[#@LINE+1]]:8 ordinary/awaiter-member – maybe::await_ready()
  bool await_ready() { return value != nullptr; }
  // CHECK: kinds.cpp:[[#@LINE+1]]:8 ordinary/awaiter-member – maybe::await_suspend(std::coroutine_handle<>)
  void await_suspend(std::coroutine_handle<> self) { self.destroy(); }
  // CHECK: kinds.cpp:[[#@LINE+1]]:7 ordinary/awaiter-member – maybe::await_resume()
  int await_resume() { return *value; }
  int *value;
};

// CHECK: kinds.cpp:[[#@LINE+1]]:7 coroutine/short-circuit eager awaitable → int sum(maybe, maybe) co_await×2 co_return×1
maybe sum(maybe a, maybe b) { co_return co_await a + co_await b; }

// CHECK: 22 functions: 9 ordinary, 3 generator, 4 coroutine, 6 unknown
