// Code that does not compile: what is left of it is looked at.
// RUN: %check coro-unawaited-task %s --broken
#include "kinds.h"

task<> before_and_after_an_error() {
  step(); // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
          // expect-note: await it where a coroutine may, or hand it to something that waits for it
  unknown();
  step(1);
  fetch(unknown);
  fetch(); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
           // expect-note: await it where a coroutine may, or hand it to something that waits for it
  co_await unknown;
}

void lost_operand(bool cond) {
  cond ? step() : unknown(); // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
                             // expect-note: await it where a coroutine may, or hand it to something that waits for it
  (step(), unknown()); // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
                       // expect-note: await it where a coroutine may, or hand it to something that waits for it
  for (step(); unknown;) // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
                         // expect-note: await it where a coroutine may, or hand it to something that waits for it
    ;
}

task<unknown> of_nothing();
void drops_nothing() { of_nothing(); }
