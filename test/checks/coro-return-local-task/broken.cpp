// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-return-local-task %s --broken
#include "../Inputs/texts.h"
#include "coro.h"

task<int> length(const text &of) { co_return of.size(); }

task<int> broken_argument() {
  return length(nowhere()); // expect-error: use of undeclared identifier 'nowhere'
}

task<int> goes_on() {
  text local = make();
  missing(); // expect-error: use of undeclared identifier 'missing'
  return length(local);
}
