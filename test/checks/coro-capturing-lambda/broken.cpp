// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-capturing-lambda %s --broken
#include "coro.h"

task<int> broken_capture() {
  return [x = nowhere()]() -> task<int> { co_return x; }(); // expect-error: use of undeclared identifier 'nowhere'
}

task<int> goes_on(int x) {
  missing(); // expect-error: use of undeclared identifier 'missing'
  return [x]() -> task<int> { co_return x; }();
}
