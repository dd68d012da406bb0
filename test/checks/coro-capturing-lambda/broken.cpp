// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-capturing-lambda %s --broken
#include "coro.h"

task<int> broken_capture() {
  return [x = nowhere()]() -> task<int> { co_return x; }();
}

task<int> goes_on(int x) {
  missing();
  return [x]() -> task<int> { co_return x; }(); // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                                // expect-note: the closure is destroyed here, at the end of the expression
                                                // expect-note: the coroutine of the lambda is suspended before its body begins, until it is awaited
                                                // expect-note: the capture 'x' is used here, after that
                                                // expect-note: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
}
