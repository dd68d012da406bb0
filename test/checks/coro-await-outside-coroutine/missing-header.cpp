// A header that is not found may have what seems to be missing.
// RUN: %check coro-await-outside-coroutine %s --broken
#include "coro.h"
#include "traits-of-int.h"

int may_have_a_promise() { co_await std::suspend_never(); }

// What no header can change is reported.
struct widget {
  widget() { co_await std::suspend_never(); }
  // expect-error: 'widget::widget' cannot be a coroutine: a constructor has no return type
  // expect-note: nobody gets an object to resume or await
  // expect-note: await in a static member function that returns a task and constructs the object
};
