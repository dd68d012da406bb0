// Functions that are never coroutines.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

struct connection {
  connection() : port(co_await ask()) { co_await wait(); }
  // expect-error: 'connection::connection' cannot be a coroutine: a constructor has no return type
  // expect-note: nobody gets an object to resume or await
  // expect-note: await in a static member function that returns a task and constructs the object
  ~connection() { co_await wait(); }
  // expect-error: 'connection::~connection' cannot be a coroutine: a destructor has no return type
  // expect-note: nobody gets an object to resume or await
  // expect-note: await in a member function that is called before the destruction
  int read() { return co_await ask(); }
  // expect-error: 'connection::read' cannot be a coroutine: its return type 'int' has no promise_type
  // expect-note: the caller gets this at the first suspension, and has nothing to resume or await
  // expect-note: return a coroutine type such as 'task<int>'
  int port;
};

constexpr task<int> at_compile_time() { co_return 1; }
// expect-error: 'at_compile_time' cannot be a coroutine: it is constexpr
// expect-note: what is evaluated at compile time cannot be suspended
// expect-note: remove 'constexpr'

consteval task<int> only_at_compile_time() { co_return 1; }
// expect-error: 'only_at_compile_time' cannot be a coroutine: it is consteval
// expect-note: what is evaluated at compile time cannot be suspended
// expect-note: remove 'consteval'

task<int> of_many(int count, ...) { // #of_many
  co_await wait();
  // expect-error: 'of_many' cannot be a coroutine: its variable arguments cannot be kept in a coroutine frame
  // expect-note@#of_many: these arguments are gone when the caller goes on
  // expect-note: take a parameter pack instead of '...'
  co_return count;
}
