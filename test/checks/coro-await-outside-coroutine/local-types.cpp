// Types in coroutines.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

task<> with_local_types() {
  enum local { value = co_await ask() };
  // expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
  // expect-note: 'value' needs a constant
  // expect-note: await in the body of a coroutine, at run time
  struct options {
    int port = co_await ask();
    // expect-error: 'co_await' in a member's initializer, which constructors evaluate: they are no coroutines
    // expect-note: the initializer of 'port'
    // expect-note: await first, and pass the result to a constructor
    void open(int port = co_await ask());
    // expect-error: 'co_await' in a default argument, which the caller evaluates, not a coroutine
    // expect-note: the default argument of 'port'
    // expect-note: await in the body, or let the caller await and pass the result
  };
  co_await wait();
}
