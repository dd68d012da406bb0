// Code with other errors, too: they are no matter of the await.
// RUN: %check --broken coro-await-non-awaitable %s -- -ferror-limit=0
#include "coro.h"

task<int> measure(int);
struct sensor {
  int level;
  task<int> read(int);
  sensor(int);
};
struct unknown;
unknown look();

task<> operands(sensor s, int number, unknown &far) {
  co_await far.field;
  co_await measure(1, 2);
  co_await number->field;
  co_await absent();
  co_await elsewhere;
  co_await measure();
  co_await measure(absent);
  co_await s.read();
  co_await s.write();
  co_await number.field;
  co_await number();
  co_await measure.field;
  co_await s.read.field;
  co_await sensor(); // expect-error: 'sensor' cannot be awaited in 'operands': it has neither operator co_await nor await_ready, await_suspend and await_resume
                     // expect-note: await a task or another awaitable
  co_await look();
  co_await (number ? absent : elsewhere);
  co_await number; // expect-error: 'int' cannot be awaited in 'operands': it is no class, and no await_transform of 'task<>::promise_type' takes it
                   // expect-note: await a task or another awaitable; a value that is there needs no co_await
}

// What belongs to other checks.
generator<int> numbers() {
  co_await measure(1);
  co_yield 1;
}

int no_coroutine(int number) { co_await number; }

task<> handler(int number) {
  try {
    co_await measure(1);
  } catch (...) {
    co_await number;
  }
}

// The compiler's errors within a lambda are not explained by its not being
// called.
task<> around_a_lambda() {
  co_await [](int) -> task<> { missing(); co_return; }; // expect-error: a lambda cannot be awaited in 'around_a_lambda': it is not called
                                                        // expect-note: call it, if what it returns can be awaited
}

task<> unfinished(int number) {
  co_await number; // expect-error: 'int' cannot be awaited in 'unfinished': it is no class, and no await_transform of 'task<>::promise_type' takes it
                   // expect-note: await a task or another awaitable; a value that is there needs no co_await
  co_return
}
