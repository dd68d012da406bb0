// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-dangling-argument %s --broken
#include "../Inputs/texts.h"
#include "coro.h"

task<int> length(const text &of) { co_return of.size(); }

task<> unknown_argument() {
  auto kept = length(nowhere()); // expect-error: use of undeclared identifier 'nowhere'
  co_await static_cast<task<int> &&>(kept);
}

task<> goes_on() {
  auto kept = length(make());
  missing(); // expect-error: use of undeclared identifier 'missing'
  co_await static_cast<task<int> &&>(kept);
}
