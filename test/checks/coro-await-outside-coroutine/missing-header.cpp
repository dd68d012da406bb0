// A header that is not found may have what seems to be missing.
// RUN: %check coro-await-outside-coroutine %s --broken
#include "coro.h"
#include "traits-of-int.h"

int may_have_a_promise() { co_await std::suspend_never(); }
