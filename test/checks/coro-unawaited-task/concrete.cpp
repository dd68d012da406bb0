// What is dropped in functions, coroutines and lambdas, and where a value is dropped at all.
// RUN: %check coro-unawaited-task %s
#include "kinds.h"

task<> kinds(mutex &m) {
  fetch(); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
           // expect-note: write co_await before it, or hand it to something that waits for it
  start(); // expect-warning: the 'eager<>' that 'start' returns is dropped: it runs, and its errors are lost
           // expect-note: write co_await before it, or hand it to something that waits for it; if nobody has to, cast it to void
  receive(); // expect-warning: the 'operation' that 'receive' returns is dropped: it may never run, and nobody learns how it ends
             // expect-note: write co_await before it, or hand it to something that waits for it; if nobody has to, cast it to void
  numbers(); // expect-warning: the 'generator<int>' that 'numbers' returns is dropped: nobody iterates it, so its body never runs
             // expect-note: iterate it, or do without the call
  m.lock(); // expect-warning: the 'mutex::waiter' that 'lock' returns is dropped: nothing is locked, an await of it does that
            // expect-note: write co_await before it, or hand it to something that waits for it
  m.scoped(); // expect-warning: the 'task<guard>' that 'scoped' returns is dropped: nothing is locked, an await of it does that
              // expect-note: keep what co_await of it gives in a variable, for as long as the lock is needed
  co_await step();
}

struct session {
  task<int> read();
  task<int> operator()(int);
};

task<> places(bool cond, session &s) {
  if (cond)
    fetch(); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
             // expect-note: write co_await before it, or hand it to something that waits for it
  else
    s.read(); // expect-warning: the 'task<int>' that 'read' returns is dropped: it never runs
              // expect-note: write co_await before it, or hand it to something that waits for it
  for (step(); cond; step()) // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
                             // expect-note: write co_await before it, or hand it to something that waits for it
                             // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
                             // expect-note: write co_await before it, or hand it to something that waits for it
    s(1); // expect-warning: the 'task<int>' that 's' returns is dropped: it never runs
          // expect-note: write co_await before it, or hand it to something that waits for it
  while (cond)
    fetch(); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
             // expect-note: write co_await before it, or hand it to something that waits for it
  do
    fetch(); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
             // expect-note: write co_await before it, or hand it to something that waits for it
  while (cond);
  switch (fetch(), 1) { // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
                        // expect-note: write co_await before it, or hand it to something that waits for it
  case 1:
    step(); // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
            // expect-note: write co_await before it, or hand it to something that waits for it
  default:
    step(); // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
            // expect-note: write co_await before it, or hand it to something that waits for it
  }
  cond ? step() : step(); // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
                          // expect-note: write co_await before it, or hand it to something that waits for it
                          // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
                          // expect-note: write co_await before it, or hand it to something that waits for it
  int n = (fetch(1), 2); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
                         // expect-note: write co_await before it, or hand it to something that waits for it
  (fetch(2)), fetch(3); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
                        // expect-note: write co_await before it, or hand it to something that waits for it
                        // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
                        // expect-note: write co_await before it, or hand it to something that waits for it
  ({ fetch(4); fetch(5); }); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
                             // expect-note: write co_await before it, or hand it to something that waits for it
                             // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
                             // expect-note: write co_await before it, or hand it to something that waits for it
  int numbers[] = {1, 2};
  for (int each : numbers)
    fetch(each); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
                 // expect-note: write co_await before it, or hand it to something that waits for it
  goto end;
end:
  step(); // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
          // expect-note: write co_await before it, or hand it to something that waits for it
  co_return;
}

void ordinary() {
  fetch(); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
           // expect-note: await it where a coroutine may, or hand it to something that waits for it
  [] { return fetch(); }(); // expect-warning: the 'task<int>' that the lambda returns is dropped: it never runs
                            // expect-note: await it where a coroutine may, or hand it to something that waits for it
  auto later = []() -> task<> {
    fetch(); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
             // expect-note: write co_await before it, or hand it to something that waits for it
    co_return;
  };
  later(); // expect-warning: the 'task<>' that 'later' returns is dropped: it never runs
           // expect-note: await it where a coroutine may, or hand it to something that waits for it
}

// An await cannot stand in a handler, nor in the initialiser of a static variable.
task<> no_fix() {
  try {
    co_await step();
  } catch (...) {
    step(); // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
            // expect-note: await it where a coroutine may, or hand it to something that waits for it
  }
  static int n = (fetch(), 1); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
                               // expect-note: await it where a coroutine may, or hand it to something that waits for it
}

#define DO(call) call // #at1
task<> in_a_macro() {
  DO(step()); // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
              // expect-note@#at1: expanded from macro 'DO'
              // expect-note: write co_await before it, or hand it to something that waits for it
  co_await step();
}

int (*pointer)() = nullptr;
task<> (*maker)() = step;
void by_pointer() { maker(); } // expect-warning: the 'task<>' is dropped: it never runs
                               // expect-note: await it where a coroutine may, or hand it to something that waits for it
