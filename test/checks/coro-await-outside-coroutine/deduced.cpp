// Deduced return types.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

auto deduced() { // #deduced
  co_await wait();
  // expect-error: 'deduced' cannot be a coroutine: its return type is deduced
  // expect-note@#deduced: no co_return tells what coroutine type to return
  // expect-note: write the return type, such as 'task<...>'
  co_return 1;
}

decltype(auto) deduced_exactly() { co_yield 1; }
// expect-error: 'deduced_exactly' cannot be a coroutine: its return type is deduced
// expect-note: no co_return tells what coroutine type to return
// expect-note: write the return type, such as 'generator<...>'

auto &deduced_reference() { co_return 1; }
// expect-error: 'deduced_reference' cannot be a coroutine: its return type is deduced
// expect-note: no co_return tells what coroutine type to return
// expect-note: write the return type, such as 'task<...>'

auto deduced_from_return(bool now) { // #deduced_from_return
  if (now)
    return 1;
  co_await wait();
  // expect-error: 'deduced_from_return' cannot be a coroutine: its return type is deduced
  // expect-note@#deduced_from_return: no co_return tells what coroutine type to return
  // expect-note: write the return type, such as 'task<...>'
}

auto trailing() -> auto { co_await wait(); }
// expect-error: 'trailing' cannot be a coroutine: its return type is deduced
// expect-note: no co_return tells what coroutine type to return
// expect-note: write the return type, such as 'task<...>'

struct converts {
  operator auto() { co_return 1; }
  // expect-error: 'converts::operator auto' cannot be a coroutine: its return type is deduced
  // expect-note: no co_return tells what coroutine type to return
  // expect-note: write the return type, such as 'task<...>'
};

auto from_deduced = deduced();
