// A promise that can await whatever comes makes no task of what is none.
// RUN: %classify --kind=generator,coroutine %s -- -std=c++20 -I %source/test/Inputs | FileCheck %s --implicit-check-not=omnivore.cpp

#include "coro.h"

struct [[nodiscard]] omnivore {
  struct promise_type {
    omnivore get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
    template <typename T> std::suspend_always await_transform(T &&);
  };
};

// Is read by asking for the next, not by a loop.
struct [[nodiscard]] feed {
  struct promise_type {
    feed get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
    std::suspend_always yield_value(int);
  };
  bool next();
  int value() const;
};

// CHECK: omnivore.cpp:[[#@LINE+1]]:10 coroutine/{{.*}} eats(feed) co_await×1
omnivore eats(feed f) { co_await f; }

// CHECK: omnivore.cpp:[[#@LINE+1]]:6 generator/sync lazy {{.*}} feeds() co_yield×1
feed feeds() { co_yield 1; }
