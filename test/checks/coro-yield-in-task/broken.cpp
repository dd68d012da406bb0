// Code with other errors, too.
// RUN: %check coro-yield-in-task %s --broken
#include "coro.h"

task<int> first() {
  co_yield unknown; // expect-error: nobody receives what 'first' yields: a 'task<int>' gives one result, when it is awaited
                    // expect-note@coro.h: its promise has no yield_value
                    // expect-note: give the result with co_return, wait with co_await, or return a generator
  co_return 1;
}

task<int> second() {
  missing();
  co_yield 1; // expect-error: nobody receives what 'second' yields: a 'task<int>' gives one result, when it is awaited
              // expect-note@coro.h: its promise has no yield_value
              // expect-note: give the result with co_return, wait with co_await, or return a generator
  co_return
}

generator<int> third() { co_yield absent; }
