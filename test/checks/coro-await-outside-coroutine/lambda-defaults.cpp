// Default arguments of local lambdas, which Clang takes for code of the lambda.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

task<> in_a_coroutine() {
  auto twice = [](int value = co_await ask()) { return 2 * value; };
  // expect-error: 'co_await' in a default argument, which the caller evaluates, not a coroutine
  // expect-note: the default argument of 'value'
  // expect-note: await in the body, or let the caller await and pass the result
  twice();
  co_await wait();
}

task<> in_nothing_else() {
  auto twice = [](int value = co_await ask()) { return 2 * value; };
  // expect-error: 'co_await' in a default argument, which the caller evaluates, not a coroutine
  // expect-note: the default argument of 'value'
  // expect-note: await in the body, or let the caller await and pass the result
  twice();
}
