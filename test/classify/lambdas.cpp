// Lambdas and local classes are functions of their own.
// RUN: %classify %s -- -std=c++20 -I %source/test/Inputs | FileCheck %s --implicit-check-not=lambdas.cpp

#include "coro.h"

// CHECK: lambdas.cpp:[[#@LINE+1]]:17 coroutine/task lazy awaitable → int (lambda)() co_return×1
auto at_start = []() -> task<int> { co_return 1; };

// CHECK: lambdas.cpp:[[#@LINE+1]]:6 ordinary/plain – ordinary()
void ordinary() {
  // CHECK: lambdas.cpp:[[#@LINE+2]]:16 coroutine/task lazy awaitable → void ordinary()::(lambda)() co_await×1
  // CHECK: lambdas.cpp:[[#@LINE+2]]:18 generator/sync lazy iterable of int ordinary()::(lambda)::(lambda)(int) co_yield×1
  auto outer = []() -> task<> {
    auto inner = [](int n) -> generator<int> { co_yield n; };
    for (int n : inner(1))
      (void)n;
    co_await at_start();
  };
  (void)outer();

  // CHECK: lambdas.cpp:[[#@LINE+3]]:18 coroutine/dependent dependent ordinary()::(lambda)(auto) co_return×1
  // CHECK: lambdas.cpp:[[#@LINE+2]]:18 coroutine/task lazy awaitable → int ordinary()::(lambda)<char>(char) co_return×1
  // CHECK: lambdas.cpp:[[#@LINE+1]]:18 coroutine/task lazy awaitable → int ordinary()::(lambda)<int>(int) co_return×1
  auto generic = [](auto t) -> task<decltype(t + 0)> { co_return t; };
  (void)generic(1);
  (void)generic('c');

  struct local {
    // CHECK: lambdas.cpp:[[#@LINE+1]]:15 coroutine/task lazy awaitable → int ordinary()::local::member() co_return×1
    task<int> member() { co_return 1; }
  };
}

// The initialiser of a capture runs in the function around.
// CHECK: lambdas.cpp:[[#@LINE+1]]:8 coroutine/task lazy awaitable → void captures() co_await×1
task<> captures() {
  // CHECK: lambdas.cpp:[[#@LINE+1]]:12 ordinary/plain – captures()::(lambda)()
  auto f = [n = co_await at_start()] { return n; };
  (void)f();
}

// CHECK: lambdas.cpp:[[#@LINE+1]]:6 ordinary/plain – with_default(task<int>)
void with_default(task<int> t =
                      // CHECK: lambdas.cpp:[[#@LINE+1]]:23 coroutine/task lazy awaitable → int (lambda)() co_return×1
                      []() -> task<int> { co_return 1; }()) {}

struct with_initialiser {
  // CHECK: lambdas.cpp:[[#@LINE+1]]:27 coroutine/task lazy awaitable → int with_initialiser::(lambda)() co_return×1
  task<int> (*member)() = []() -> task<int> { co_return 1; };
};
