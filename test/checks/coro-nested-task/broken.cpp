// Code that does not compile: what is left of it is looked at.
// RUN: %check coro-nested-task %s --broken
#include "coro.h"

task<task<int>> prepare();
task<generator<int>> list();
task<unknown> nothing();
task<task<unknown>> nothing_nested();

task<> left_over() {
  co_await list(); // expect-warning: this await gives a 'generator<int>', which is dropped: only the outer one is awaited, and the generator is never iterated
                   // expect-note: iterate what the await gives
  co_await unknown;
  co_await prepare(1);
  co_await nothing();
  co_await nothing_nested();
}
