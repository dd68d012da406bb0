// What must be known at compile time.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

enum level { low, high = co_await ask() };
// expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
// expect-note: 'high' needs a constant
// expect-note: await in the body of a coroutine, at run time

static_assert(co_await ask());
// expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
// expect-note: 'static_assert' needs a constant
// expect-note: await in the body of a coroutine, at run time

void never_throws() noexcept(co_await ask());
// expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
// expect-note: 'noexcept' needs a constant
// expect-note: await in the body of a coroutine, at run time

template <int Count = co_await ask()> struct counted;
// expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
// expect-note: 'Count' needs a constant
// expect-note: await in the body of a coroutine, at run time

int table[co_await ask()];
// expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
// expect-note: 'table' needs a constant
// expect-note: await in the body of a coroutine, at run time

struct flags {
  bool set : co_await ask();
  // expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
  // expect-note: 'set' needs a constant
  // expect-note: await in the body of a coroutine, at run time
  explicit(co_await ask()) flags(int);
  // expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
  // expect-note: 'explicit' needs a constant
  // expect-note: await in the body of a coroutine, at run time
};
