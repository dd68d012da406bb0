// Patterns and what is instantiated from them are classified on their own.
// RUN: %classify %s -- -std=c++20 -I %source/test/Inputs | FileCheck %s --implicit-check-not=templates.cpp
// RUN: %classify --output=json %s -- -std=c++20 -I %source/test/Inputs | FileCheck %s --check-prefix=JSON

#include "coro.h"

// CHECK: templates.cpp:[[#@LINE+4]]:9 coroutine/dependent dependent later(T) co_return×1
// CHECK: templates.cpp:[[#@LINE+3]]:9 coroutine/task lazy awaitable → int later<int>(int) co_return×1
// CHECK: templates.cpp:[[#@LINE+2]]:9 coroutine/task lazy awaitable → long later<long>(long) co_return×1
template <typename T>
task<T> later(T t) { co_return t; }

// JSON: "name": "later"
// JSON-NEXT: "mangledName": null
// JSON: "template": "pattern"
// JSON: "name": "later<int>"
// JSON-NEXT: "mangledName": "_Z5laterIiE4taskIT_ES1_"
// JSON: "template": "instantiation"

// The promise of this pattern is known whatever the argument.
// CHECK: templates.cpp:[[#@LINE+3]]:11 coroutine/task lazy awaitable → int size_of(T) co_return×1
// CHECK: templates.cpp:[[#@LINE+2]]:11 coroutine/task lazy awaitable → int size_of<char>(char) co_return×1
template <typename T>
task<int> size_of(T) { co_return sizeof(T); }

// CHECK: templates.cpp:[[#@LINE+2]]:14 generator/dependent dependent twice(T) co_yield×2
template <typename T>
generator<T> twice(T t) {
  co_yield t;
  co_yield t;
}
// An explicit specialisation is a function like any other.
// CHECK: templates.cpp:[[#@LINE+1]]:29 ordinary/factory iterable of bool twice<bool>(bool)
template <> generator<bool> twice(bool b) { return {}; }

// One pattern, two kinds: the argument decides.
// CHECK: templates.cpp:[[#@LINE+4]]:8 generator/dependent dependent once() co_yield×1
// CHECK: templates.cpp:[[#@LINE+3]]:8 generator/async lazy async iterable of int once<async_generator<int>>() co_yield×1
// CHECK: templates.cpp:[[#@LINE+2]]:8 generator/sync lazy iterable of int once<generator<int>>() co_yield×1
template <typename Result>
Result once() { co_yield 1; }

template <typename T> struct box {
  // CHECK: templates.cpp:[[#@LINE+2]]:11 coroutine/dependent dependent box::get() co_return×1
  // CHECK: templates.cpp:[[#@LINE+1]]:11 coroutine/task lazy awaitable → int box<int>::get() co_return×1
  task<T> get() { co_return value; }
  // CHECK: templates.cpp:[[#@LINE+1]]:11 unknown dependent box::never_used()
  task<T> never_used();
  T value;
};

auto instantiate = [] {
  (void)later(1);
  (void)later(1L);
  (void)size_of('c');
  (void)once<generator<int>>();
  (void)once<async_generator<int>>();
  (void)box<int>().get();
};
// CHECK: templates.cpp:[[#@LINE-8]]:20 ordinary/plain – (lambda)()

// Templates within templates.
template <typename T> struct outer {
  // CHECK: templates.cpp:[[#@LINE+3]]:11 coroutine/dependent dependent outer::get(U) co_return×1
  // CHECK: templates.cpp:[[#@LINE+2]]:11 coroutine/task lazy awaitable → char outer<char>::get<int>(int) co_return×1
  template <typename U>
  task<T> get(U) { co_return T(); }

  template <typename U> struct inner {
    // CHECK: templates.cpp:[[#@LINE+2]]:13 coroutine/dependent dependent outer::inner::get() co_return×1
    // CHECK: templates.cpp:[[#@LINE+1]]:13 coroutine/task lazy awaitable → char outer<char>::inner<int>::get() co_return×1
    task<T> get() { co_return T(); }
  };
};
// CHECK: templates.cpp:[[#@LINE+1]]:6 ordinary/plain – use(outer<char>, outer<char>::inner<int>)
void use(outer<char> o, outer<char>::inner<int> i) {
  (void)o.get(1);
  (void)i.get();
}
