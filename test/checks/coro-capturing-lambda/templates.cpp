// Generic lambdas, and lambdas in templates.
// RUN: %check coro-capturing-lambda %s
#include "coro.h"

task<int> pause();

template <typename T> task<int> in_a_coroutine(T x) {
  auto kept = [x]() -> task<int> {
    co_await pause();
    co_return x;
  }();
  co_return co_await static_cast<task<int> &&>(kept);
}

task<int> generic(int x) {
  return [x](auto y) -> task<int> { co_return x + y; }(1);
}

task<int> generic_without(int x) {
  return [](auto y) -> task<int> { co_return y; }(x);
}

task<> use() {
  co_await in_a_coroutine(1);
  co_await in_a_coroutine('c');
}
