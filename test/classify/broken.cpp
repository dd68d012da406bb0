// Code that does not compile: every function is listed; where Clang lost the
// body, the tokens tell and a ? says so.
// RUN: not %classify %s -- -std=c++20 -I %source/test/Inputs > %t.out 2> %t.err
// RUN: FileCheck %s --implicit-check-not=broken.cpp < %t.out
// RUN: FileCheck %s --check-prefix=ERR --implicit-check-not=error < %t.err
// RUN: not %classify --output=json %s -- -std=c++20 -I %source/test/Inputs 2>/dev/null | FileCheck %s --check-prefix=JSON

// ERR: coro-tidy: error: {{.*}}broken.cpp:[[#@LINE+1]]:10: 'no_such_header.h' file not found ({{[0-9]+}} more in {{.*}}broken.cpp)
#include "no_such_header.h"

#include "coro.h"

// JSON: "complete": false

// CHECK: broken.cpp:[[#@LINE+1]]:11 generator/async? lazy awaitable → int yields() co_yield×1
task<int> yields() { co_yield 1; }

// CHECK: broken.cpp:[[#@LINE+1]]:5 coroutine/detached? – waits() co_await×1
int waits() { return co_await std::suspend_always(); }

// CHECK: broken.cpp:[[#@LINE+1]]:16 generator/sync? lazy iterable of int transformed() co_await×1 co_yield×1
generator<int> transformed() {
  co_await std::suspend_always();
  co_yield 1;
}

// CHECK: broken.cpp:[[#@LINE+1]]:11 coroutine/task lazy awaitable → int returns() co_await×1
task<int> returns() {
  co_await std::suspend_always();
  return yields();
}

// CHECK: broken.cpp:[[#@LINE+1]]:11 coroutine/task lazy awaitable → int unknown_name() co_await×1 co_return×1
task<int> unknown_name() {
  co_await no_such_function();
  // Not this function's.
  auto l = [](int n) mutable -> task<int> { co_await no_such(n); co_return 1; };
  co_return 1;
}
// CHECK: broken.cpp:[[#@LINE-3]]:12 coroutine/task lazy awaitable → int unknown_name()::(lambda)(int) co_await×1 co_return×1

// CHECK: broken.cpp:[[#@LINE+1]]:14 coroutine/detached? – no_result() co_return×1
no_such_type no_result() { co_return; }

// CHECK: broken.cpp:[[#@LINE+1]]:5 ordinary/plain – untouched()
int untouched() { return 1; }

// CHECK: broken.cpp:[[#@LINE+1]]:11 coroutine/task lazy awaitable → int cut_off() co_return×1
task<int> cut_off() {
  co_return 1;
// JSON: "message": "'no_such_header.h' file not found"
// JSON-NEXT: "at": "{{.*}}broken.cpp:9:10"
