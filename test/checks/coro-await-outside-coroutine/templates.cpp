// Templates are reported once, and what follows from it is explained.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

template <typename T> int depends(T value) { return co_await value; }
// expect-error: 'depends' cannot be a coroutine: its return type 'int' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a coroutine type such as 'task<int>'
void uses_it() { depends(ask()); }

template <typename T> T returned() { co_await wait(); }
// expect-error: 'returned<int>' cannot be a coroutine: its return type 'int' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a coroutine type such as 'task<int>'
template int returned();
template long returned();
template task<> returned();

template <typename T> int does_not_depend() { // #does_not_depend
  co_await wait();
  // expect-error: 'does_not_depend' cannot be a coroutine: its return type 'int' has no promise_type
  // expect-note@#does_not_depend: the caller gets this at the first suspension, and has nothing to resume or await
  // expect-note: return a coroutine type such as 'task<int>'
  return co_await ask();
}
int calls_it() { return does_not_depend<int>(); }

template <typename T> auto deduced(T value) { co_await value; }
// expect-error: 'deduced' cannot be a coroutine: its return type is deduced
// expect-note: no co_return tells what coroutine type to return
// expect-note: write the return type, such as 'task<...>'
void uses_deduced() { deduced(ask()); }

auto generic = [](auto value) { co_await value; };
// expect-error: '(lambda)' cannot be a coroutine: its return type is deduced
// expect-note: no co_return tells what coroutine type to return
// expect-note: write the return type, such as 'task<...>'
void uses_generic() { generic(ask()); }

template <typename T> struct holder {
  holder() { co_await wait(); }
  // expect-error: 'holder::holder' cannot be a coroutine: a constructor has no return type
  // expect-note: nobody gets an object to resume or await
  // expect-note: await in a static member function that returns a task and constructs the object
  int member() { co_return 1; }
  // expect-error: 'holder::member' cannot be a coroutine: its return type 'int' has no promise_type
  // expect-note: the caller gets this at the first suspension, and has nothing to resume or await
  // expect-note: return a coroutine type such as 'task<int>'
};
template struct holder<int>;

template <typename T> task<int> of_many(T value, ...) { co_return value; }
// expect-error: 'of_many' cannot be a coroutine: its variable arguments cannot be kept in a coroutine frame
// expect-note: these arguments are gone when the caller goes on
// expect-note: take a parameter pack instead of '...'
template task<int> of_many(int, ...);

template <typename T> task<> handles(T value) {
  try {
  } catch (...) { // #handler
    co_await value;
    // expect-error: 'co_await' in an exception handler: a coroutine cannot be suspended while it handles an exception
    // expect-note@#handler: the exception is handled from here on
    // expect-note: remember the exception, leave the handler, and await then
  }
}
template task<> handles(task<>);
