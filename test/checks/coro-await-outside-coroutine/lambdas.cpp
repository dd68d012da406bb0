// Lambdas and macros.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

void makes_lambdas() {
  auto without_type = [] { co_await wait(); };
  // expect-error: 'makes_lambdas()::(lambda)' cannot be a coroutine: its return type is deduced
  // expect-note: no co_return tells what coroutine type to return
  // expect-note: write the return type, such as 'task<...>'
  auto of_int = []() -> int { co_return 1; };
  // expect-error: 'makes_lambdas()::(lambda)' cannot be a coroutine: its return type 'int' has no promise_type
  // expect-note: the caller gets this at the first suspension, and has nothing to resume or await
  // expect-note: return a coroutine type such as 'task<int>'
  auto fine = []() -> task<> { co_await wait(); };
}

auto makes = [] { return 1; };
auto forgets = []() { co_return 1; };
// expect-error: '(lambda)' cannot be a coroutine: its return type is deduced
// expect-note: no co_return tells what coroutine type to return
// expect-note: write the return type, such as 'task<...>'
auto constant = []() constexpr -> task<> { co_return; };
// expect-error: '(lambda)' cannot be a coroutine: it is constexpr
// expect-note: what is evaluated at compile time cannot be suspended
// expect-note: remove 'constexpr'

#define AWAIT(task) co_await task // #define

int through_a_macro() { return AWAIT(ask()); }
// expect-error: 'through_a_macro' cannot be a coroutine: its return type 'int' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a coroutine type such as 'task<int>'

struct uses_a_macro {
  uses_a_macro() { AWAIT(wait()); }
  // expect-error: 'uses_a_macro::uses_a_macro' cannot be a coroutine: a constructor has no return type
  // expect-note@#define: expanded from macro 'AWAIT'
  // expect-note: nobody gets an object to resume or await
  // expect-note: await in a static member function that returns a task and constructs the object
  // expect-note@#define: expanded from macro 'AWAIT'
};
