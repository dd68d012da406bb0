// A task that is passed to another one begins when that does.
// RUN: %check coro-capturing-lambda %s
#include "coro.h"

void show(int);
task<> with_timeout(task<>, int seconds);

task<> returned(int x) {
  auto work = [x]() -> task<> { // #at1
    show(x); // #at2
    co_return;
  };
  return with_timeout(work(), 1); // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                  // expect-note@#at1: the closure 'work' is destroyed at the end of its scope
                                  // expect-note@#at1: the coroutine of the lambda is suspended before its body begins, until it is awaited
                                  // expect-note@#at2: the capture 'x' is used here, after that
                                  // expect-note@#at1: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
}
task<> kept(int x) {
  auto later = with_timeout([x]() -> task<> { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                              // expect-note@#at3: the closure is destroyed here, at the end of the expression
                                              // expect-note: the coroutine of the lambda is suspended before its body begins, until it is awaited
                                              // expect-note@#at4: the capture 'x' is used here, after that
                                              // expect-note: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
    show(x); // #at4
    co_return;
  }(), 1); // #at3
  co_await static_cast<task<> &&>(later);
}

task<> awaited(int x) {
  auto work = [x]() -> task<> {
    show(x);
    co_return;
  };
  auto later = with_timeout(work(), 1);
  co_await static_cast<task<> &&>(later);
}
