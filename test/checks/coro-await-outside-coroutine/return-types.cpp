// Return types without a promise.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

int no_coroutine_type() { // #no_coroutine_type
  int sum = co_await ask();
  // expect-error: 'no_coroutine_type' cannot be a coroutine: its return type 'int' has no promise_type
  // expect-note@#no_coroutine_type: the caller gets this at the first suspension, and has nothing to resume or await
  // expect-note: return a coroutine type such as 'task<int>'
  sum += co_await ask();
  co_await wait();
  return sum;
}

void returns_nothing() { co_await wait(); }
// expect-error: 'returns_nothing' cannot be a coroutine: its return type 'void' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a coroutine type such as 'task<>'

int yields() { co_yield 1; }
// expect-error: 'yields' cannot be a coroutine: its return type 'int' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a coroutine type such as 'generator<int>'

struct plain {
  int value;
};
plain returns_a_class() { co_return plain{co_await ask()}; }
// expect-error: 'returns_a_class' cannot be a coroutine: its return type 'plain' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a coroutine type such as 'task<plain>'

task<> &by_reference() { co_await wait(); }
// expect-error: 'by_reference' cannot be a coroutine: its return type 'task<> &' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a 'task<>' by value

task<> *by_pointer() { co_await wait(); }
// expect-error: 'by_pointer' cannot be a coroutine: its return type 'task<> *' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a 'task<>' by value

struct chained {
  chained next() { co_await ask(); }
  // expect-error: 'chained::next' cannot be a coroutine: its return type 'chained' has no promise_type
  // expect-note: the caller gets this at the first suspension, and has nothing to resume or await
  // expect-note: return a coroutine type such as 'task<chained>'
};

// What comes out of a future is what a coroutine has to return.
struct promised {
  void wait();
  int get();
};
promised from_a_coroutine() { co_return 1; }
// expect-error: 'from_a_coroutine' cannot be a coroutine: its return type 'promised' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a coroutine type such as 'task<int>'
