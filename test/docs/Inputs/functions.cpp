#include "library.h"

// An ordinary function
int ordinary() { return 1; }

// The same, wrapped so that it returns a task
task<int> ordinary_as_task() { return as_task(ordinary); }

// The same, with a wrapper that leaves it as it is
int ordinary_unchanged() { return unchanged(ordinary); }

// A simple generator, which also takes values in
generator<int> simple() {
  int x = co_yield 0;
  co_yield x;
}

// The same, wrapped into a task
task<int> simple_as_task() { return as_task(simple()); }

// The same, with an object that is awaitable as well
awaitable_generator<int> simple_awaitable() {
  int x = co_yield 0;
  co_yield x;
}

// A delegating generator
generator<int> delegating() { co_yield elements_of(simple()); }

// The same, wrapped into a task
task<int> delegating_as_task() { return as_task(delegating()); }

// The same, with an object that is awaitable as well
awaitable_generator<int> delegating_awaitable() {
  co_yield elements_of(simple());
}

// A native coroutine
task<int> native() { co_return co_await ordinary_as_task(); }
