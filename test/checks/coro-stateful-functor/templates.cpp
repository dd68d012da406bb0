// Members of class templates.
// RUN: %check coro-stateful-functor %s
#include "coro.h"

template <typename T> struct job {
  T id;
  task<T> run() { co_return id; } // #at1
  task<T> copy() { return job{id}.run(); }
};

template <typename T> task<T> in_a_coroutine(T x) {
  auto kept = job<T>{x}.run(); // expect-warning: 'job<int>::run' uses its object, a temporary 'job<int>', after that is destroyed
                               // expect-note: it is destroyed here, at the end of the expression
                               // expect-note@#at1: 'job<int>::run' is suspended before its body begins, until it is awaited
                               // expect-note@#at1: the object is used here, after that
                               // expect-note: await the call while the object lives, or keep the object in the coroutine, as a parameter by value
  co_return co_await static_cast<task<T> &&>(kept);
}

task<> use() {
  co_await in_a_coroutine(1);
  co_await in_a_coroutine('c');
  co_await job<int>{1}.copy();
}
