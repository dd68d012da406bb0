// Awaits that macros write are where the macro is used.
// RUN: %check coro-await-result-dangling %s
#include "results.h"

#define AWAIT(call) co_await call
#define LOAD_INTO(name) auto &&name = co_await load(1) // #at2

task<text> load(int key);

task<text> in_macros() {
  auto &&first = AWAIT(load(1)); // expect-warning: 'first' refers to what is in the frame of a temporary 'task<text>', which is destroyed at the end of the statement
                                 // expect-note@results.h: the await gives what is in the promise of the coroutine
                                 // expect-note: the temporary is destroyed here, and the frame of the coroutine with it
                                 // expect-note@#at1: 'first' is used here, after that
                                 // expect-note: keep a copy of the result
  use(first); // #at1
  LOAD_INTO(second); // expect-warning: 'second' refers to what is in the frame of a temporary 'task<text>', which is destroyed at the end of the statement
                     // expect-note@#at2: expanded from macro 'LOAD_INTO'
                     // expect-note@results.h: the await gives what is in the promise of the coroutine
                     // expect-note: the temporary is destroyed here, and the frame of the coroutine with it
                     // expect-note@#at3: 'second' is used here, after that
                     // expect-note: keep a copy of the result
  use(second); // #at3
  co_return "done";
}
