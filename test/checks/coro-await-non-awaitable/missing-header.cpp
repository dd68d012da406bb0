// A header that is not found may have the operator co_await that is missed.
// RUN: %check coro-await-non-awaitable %s --broken
#include "coro.h"
#include "operators.h"

struct reply {};
task<> waits(reply answer) { co_await answer; }
