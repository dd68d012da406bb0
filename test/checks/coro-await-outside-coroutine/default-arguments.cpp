// Default arguments at namespace scope.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

void has_a_default(int port = co_await ask());
// expect-error: 'co_await' in a default argument, which the caller evaluates, not a coroutine
// expect-note: the default argument of 'port'
// expect-note: await in the body, or let the caller await and pass the result
auto has_one_too = [](int port = co_await ask()) {};
// expect-error: 'co_await' in a default argument, which the caller evaluates, not a coroutine
// expect-note: the default argument of 'port'
// expect-note: await in the body, or let the caller await and pass the result
