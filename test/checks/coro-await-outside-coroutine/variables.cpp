// Initializers outside any function.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

int at_namespace_scope = co_await ask();
// expect-error: 'co_await' in the initializer of 'at_namespace_scope', which no coroutine evaluates
// expect-note: 'at_namespace_scope' is initialized outside any function
// expect-note: await in a coroutine, and assign the result there
const auto nested = int(1 + (2, co_await ask()));
// expect-error: 'co_await' in the initializer of 'nested', which no coroutine evaluates
// expect-note: 'nested' is initialized outside any function
// expect-note: await in a coroutine, and assign the result there
int list[] = {1, co_await ask()};
// expect-error: 'co_await' in the initializer of 'list', which no coroutine evaluates
// expect-note: 'list' is initialized outside any function
// expect-note: await in a coroutine, and assign the result there
static thread_local int each{co_await ask()};
// expect-error: 'co_await' in the initializer of 'each', which no coroutine evaluates
// expect-note: 'each' is initialized outside any function
// expect-note: await in a coroutine, and assign the result there
auto [first, second] = co_await ask();
// expect-error: 'co_await' in the initializer of 'first', which no coroutine evaluates
// expect-note: 'first' is initialized outside any function
// expect-note: await in a coroutine, and assign the result there

auto captured = [port = co_await ask()] {};
// expect-error: 'co_await' in a lambda's capture outside a coroutine: nothing can be suspended
// expect-note: 'port' is initialized where the lambda is created, not where it is called
// expect-note: await in the body of the lambda, or create it in a coroutine
