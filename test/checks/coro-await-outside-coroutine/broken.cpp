// Code with other errors, too.
// RUN: %check coro-await-outside-coroutine %s --broken
#include "coro.h"

task<int> ask();

// The return type is the mistake.
unknown returns_it() { co_await ask(); }
task<unknown> returns_a_task_of_it() { co_await ask(); }

int returns_int() { // #returns_int
  missing();
  co_await ask();
  // expect-error: 'returns_int' cannot be a coroutine: its return type 'int' has no promise_type
  // expect-note@#returns_int: the caller gets this at the first suspension, and has nothing to resume or await
  // expect-note: return a coroutine type such as 'task<int>'
}

int after_a_syntax_error() { // #after_a_syntax_error
  int value = ;
  co_await ask();
  // expect-error: 'after_a_syntax_error' cannot be a coroutine: its return type 'int' has no promise_type
  // expect-note@#after_a_syntax_error: the caller gets this at the first suspension, and has nothing to resume or await
  // expect-note: return a coroutine type such as 'task<int>'
}

task<> a_proper_coroutine() {
  absent();
  co_await ask();
}

#if 0
struct {
#else
task<> conditional() {
#endif
  try {
  } catch (...) { // #handler
    co_await ask();
    // expect-error: 'co_await' in an exception handler: a coroutine cannot be suspended while it handles an exception
    // expect-note@#handler: the exception is handled from here on
    // expect-note: remember the exception, leave the handler, and await then
  }
}

// Who knows what it would have had.
struct unreadable {
  int value = ;
  struct promise_type missing;
};
unreadable cannot_tell() { co_await ask(); }
