// What begins when, and what comes out, at the name.
// RUN: %check coro-classify-hint %s
#include "coro.h"
#include "eager.h"

task<int> answer() { co_return 42; } // expect-remark: coroutine/task, lazy, awaitable → int

task<> nothing() { co_return; } // expect-remark: coroutine/task, lazy, awaitable → void

generator<int> numbers() { co_yield 1; } // expect-remark: generator/sync, lazy, iterable of int

async_generator<int> readings() { // expect-remark: generator/async, lazy, async iterable of int
  co_await answer();
  co_yield 2;
}

struct server {
  task<int> serve();
  static generator<char> letters() { co_yield 'a'; } // expect-remark: generator/sync, lazy, iterable of char
};
task<int> server::serve() { co_return co_await answer(); } // expect-remark: coroutine/task, lazy, awaitable → int

auto closure = []() -> task<int> { co_return 1; }; // expect-remark: coroutine/task, lazy, awaitable → int
