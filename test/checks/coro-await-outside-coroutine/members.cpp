// Initializers of members.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

struct record {
  int value = co_await ask();
  // expect-error: 'co_await' in a member's initializer, which constructors evaluate: they are no coroutines
  // expect-note: the initializer of 'value'
  // expect-note: await first, and pass the result to a constructor
  int braced{co_await ask()};
  // expect-error: 'co_await' in a member's initializer, which constructors evaluate: they are no coroutines
  // expect-note: the initializer of 'braced'
  // expect-note: await first, and pass the result to a constructor
  bool chosen = braced ? value : co_await ask();
  // expect-error: 'co_await' in a member's initializer, which constructors evaluate: they are no coroutines
  // expect-note: the initializer of 'chosen'
  // expect-note: await first, and pass the result to a constructor
  static inline int shared = co_await ask();
  // expect-error: 'co_await' in the initializer of 'shared', which no coroutine evaluates
  // expect-note: 'shared' is initialized outside any function
  // expect-note: await in a coroutine, and assign the result there
  static int outside;
  void has_a_default(int port = co_await ask());
  // expect-error: 'co_await' in a default argument, which the caller evaluates, not a coroutine
  // expect-note: the default argument of 'port'
  // expect-note: await in the body, or let the caller await and pass the result
};
int record::outside = co_await ask();
// expect-error: 'co_await' in the initializer of 'outside', which no coroutine evaluates
// expect-note: 'outside' is initialized outside any function
// expect-note: await in a coroutine, and assign the result there
