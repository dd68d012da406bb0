// What it is can be said of code that does not compile.
// RUN: %check coro-classify-hint %s --broken
#include "coro.h"

task<int> fetch() { co_return missing; } // expect-remark: coroutine/task?, lazy, awaitable → int

generator<int> half() { // expect-remark: generator/sync, lazy, iterable of int
  co_yield 1
}

nothing_known unknown() { co_return 1; } // expect-remark: coroutine/detached?
