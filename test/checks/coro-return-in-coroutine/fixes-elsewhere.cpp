// Lambdas, templates and code that is never run.
// RUN: %check coro-return-in-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();
void log();

auto of_nothing_in_a_lambda = [](bool early) -> task<> {
  if (early)
    return;
    // expect-error: 'return' cannot end the coroutine '(lambda)': its caller was given the 'task<>' when it called
    // expect-note@#wait: it is a coroutine because of this 'co_await'
    // expect-note: write 'co_return'
  co_await wait(); // #wait
  return;
  // expect-error: 'return' cannot end the coroutine '(lambda)': its caller was given the 'task<>' when it called
  // expect-note@#wait: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
};

task<int> discarded() {
  if constexpr (false)
    return 1;
    // expect-error: 'return' cannot end the coroutine 'discarded': its caller was given the 'task<int>' when it called
    // expect-note@#ask: it is a coroutine because of this 'co_return'
    // expect-note: write 'co_return'
  co_return co_await ask(); // #ask
}

template <typename T> task<int> not_dependent() {
  co_await wait(); // #wait-2
  return 1;
  // expect-error: 'return' cannot end the coroutine 'not_dependent': its caller was given the 'task<int>' when it called
  // expect-note@#wait-2: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
}

template <typename T> struct holder {
  task<> member() {
    co_await wait(); // #wait-3
    return;
    // expect-error: 'return' cannot end the coroutine 'holder::member': its caller was given the 'task<>' when it called
    // expect-note@#wait-3: it is a coroutine because of this 'co_await'
    // expect-note: write 'co_return'
  }
  T value;
};

auto generic = [](auto value) -> task<> {
  co_await value; // #value
  return wait();
  // expect-error: 'return' cannot end the coroutine '(lambda)': its caller was given the 'task<>' when it called
  // expect-note@#value: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return co_await', which gives the result of that coroutine
};
