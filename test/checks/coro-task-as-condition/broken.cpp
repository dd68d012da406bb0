// What the compiler rejects, and nobody can put right for sure.
// RUN: %check coro-task-as-condition %s --broken
#include "coro.h"

task<bool> ready();
task<> step();
struct text {};
task<text> describe();

task<int> not_known(int n) {
  if (describe()) // expect-error: the 'task<text>' that 'describe' returns is tested instead of the 'text' that an await of it gives
                  // expect-note: write co_await before it
    n = 4;
  co_return n;
}

int ordinary() {
  return ready() ? 1 : 2; // expect-error: the 'task<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives
                          // expect-note: await it where a coroutine may
}

template <typename T> int pattern(T) {
  if (ready()) // expect-error: the 'task<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives
               // expect-note: await it where a coroutine may
    return 1;
  return 2;
}

// An await would not help, or something else is wrong.
task<> other(bool cond, task<bool> kept) {
  if (step())
    co_return;
  if (kept)
    co_return;
  if (ready(1))
    co_return;
  if (unknown(ready()))
    co_return;
  bool wrong = ready();
  ready().missing();
}
