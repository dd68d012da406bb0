// What the compiler says because of a mistake, elsewhere.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

task<> main() { co_await wait(); }
// expect-error: 'main' cannot be a coroutine: the program ends when it returns
// expect-note: nobody could resume 'main'
// expect-note: call a coroutine from 'main', and block until it has finished

template <typename T> void opens(T handle, int port = co_await ask());
// expect-error: 'co_await' in a default argument, which the caller evaluates, not a coroutine
// expect-note: the default argument of 'port'
// expect-note: await in the body, or let the caller await and pass the result
void calls() { opens('a'); }

struct limits {
  static constexpr int count = co_await ask();
  // expect-error: 'co_await' in the initializer of 'count', which no coroutine evaluates
  // expect-note: 'count' is initialized outside any function
  // expect-note: await in a coroutine, and assign the result there
  int bits : 3 = co_await ask();
  // expect-error: 'co_await' in a member's initializer, which constructors evaluate: they are no coroutines
  // expect-note: the initializer of 'bits'
  // expect-note: await first, and pass the result to a constructor
};

auto result = [] { co_await wait(); }();
// expect-error: '(lambda)' cannot be a coroutine: its return type is deduced
// expect-note: no co_return tells what coroutine type to return
// expect-note: write the return type, such as 'task<...>'
