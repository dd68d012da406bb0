// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-dangling-argument %s --broken
#include "texts.h"
#include "coro.h"

task<int> length(const text &of) { co_return of.size(); } // #at1

task<> unknown_argument() {
  auto kept = length(nowhere());
  co_await static_cast<task<int> &&>(kept);
}

task<> goes_on() {
  auto kept = length(make()); // expect-warning: 'length' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                              // expect-note: it is destroyed here, at the end of the expression
                              // expect-note@#at1: 'length' is suspended before its body begins, until it is awaited
                              // expect-note@#at1: 'of' is used here, after that
                              // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  missing();
  co_await static_cast<task<int> &&>(kept);
}
