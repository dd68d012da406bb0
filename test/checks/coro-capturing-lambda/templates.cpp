// Generic lambdas, and lambdas in templates.
// RUN: %check coro-capturing-lambda %s
#include "coro.h"

task<int> pause();

template <typename T> task<int> in_a_coroutine(T x) {
  auto kept = [x]() -> task<int> { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                   // expect-note@#at1: the closure is destroyed here, at the end of the expression
                                   // expect-note: the coroutine of the lambda is suspended before its body begins, until it is awaited
                                   // expect-note@#at2: the capture 'x' is used here, after that
                                   // expect-note: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
    co_await pause();
    co_return x; // #at2
  }(); // #at1
  co_return co_await static_cast<task<int> &&>(kept);
}

task<int> generic(int x) {
  return [x](auto y) -> task<int> { co_return x + y; }(1); // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                                           // expect-note: the closure is destroyed here, at the end of the expression
                                                           // expect-note: the coroutine of the lambda is suspended before its body begins, until it is awaited
                                                           // expect-note: the capture 'x' is used here, after that
                                                           // expect-note: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
}

task<int> generic_without(int x) {
  return [](auto y) -> task<int> { co_return y; }(x);
}

task<> use() {
  co_await in_a_coroutine(1);
  co_await in_a_coroutine('c');
}
