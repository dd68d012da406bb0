// A promise_type that is none.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

struct hidden {
private:
  struct promise_type {}; // #promise_type
};
hidden has_a_private_promise() { co_await wait(); }
// expect-error: 'has_a_private_promise' cannot be a coroutine: the promise_type of its return type 'hidden' is not public
// expect-note@#promise_type: the promise_type is declared here
// expect-note: make it public

struct odd {
  int promise_type; // #promise_type-2
};
odd has_no_promise_class() { co_await wait(); }
// expect-error: 'has_no_promise_class' cannot be a coroutine: the promise_type of its return type 'odd' is no type
// expect-note@#promise_type-2: the promise_type is declared here
// expect-note: make it a class

struct numeric {
  using promise_type = int; // #int
};
numeric has_a_number_for_a_promise() { co_await wait(); }
// expect-error: 'has_a_number_for_a_promise' cannot be a coroutine: the promise_type of its return type 'numeric' is no class
// expect-note@#int: the promise_type is declared here
// expect-note: make the promise_type a class

struct later {
  struct promise_type; // #promise_type-3
};
later has_an_unfinished_promise() { co_await wait(); }
// expect-error: 'has_an_unfinished_promise' cannot be a coroutine: the promise_type of its return type 'later' is declared, but not defined
// expect-note@#promise_type-3: the promise_type is declared here
// expect-note: define the promise_type before this function
