// Lambdas, of which Clang drops returns.
// RUN: %check coro-return-in-coroutine %s
#include "coro.h"

task<> wait();

// A lambda is a function of its own.
task<> around_a_lambda() {
  auto ordinary = [] { return 1; };
  auto wrong = [](bool early) -> generator<int> {
    co_yield 1; // #co_yield
    if (early)
      return 1;
      // expect-error: 'return' cannot end the coroutine 'around_a_lambda()::(lambda)': its caller was given the 'generator<int>' when it called
      // expect-note@#co_yield: it is a coroutine because of this 'co_yield'
      // expect-note: write 'co_return'
    return (2 + 3);
    // expect-error: 'return' cannot end the coroutine 'around_a_lambda()::(lambda)': its caller was given the 'generator<int>' when it called
    // expect-note@#co_yield: it is a coroutine because of this 'co_yield'
    // expect-note: write 'co_return'
  };
  struct local {
    int get() { return 1; }
  };
  co_await wait();
}
