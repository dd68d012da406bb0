// Members of class templates.
// RUN: %check coro-stateful-functor %s
#include "coro.h"

template <typename T> struct job {
  T id;
  task<T> run() { co_return id; }
  task<T> copy() { return job{id}.run(); }
};

template <typename T> task<T> in_a_coroutine(T x) {
  auto kept = job<T>{x}.run();
  co_return co_await static_cast<task<T> &&>(kept);
}

task<> use() {
  co_await in_a_coroutine(1);
  co_await in_a_coroutine('c');
  co_await job<int>{1}.copy();
}
