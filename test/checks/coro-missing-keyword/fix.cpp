// An empty body is undefined as it is, and has one meaning.
// RUN: %check coro-missing-keyword %s
#include "coro.h"

task<> tight() {} // expect-warning: 'tight' flows off its end without a 'task<>', which is undefined: without co_* it is no coroutine
                  // expect-note: write co_return to make it a coroutine, or return the 'task<>' of another

task<> explained() { // expect-warning: 'explained' flows off its end without a 'task<>', which is undefined: without co_* it is no coroutine
  // There is nothing to do.
} // expect-note: write co_return to make it a coroutine, or return the 'task<>' of another

auto lambda = []() -> task<> {}; // expect-warning: '(lambda)' flows off its end without a 'task<>', which is undefined: without co_* it is no coroutine
                                 // expect-note: write co_return to make it a coroutine, or return the 'task<>' of another

// Which value is meant?
task<int> valued() {} // expect-warning: 'valued' flows off its end without a 'task<int>', which is undefined: without co_* it is no coroutine
                      // expect-note: write co_return to make it a coroutine, or return the 'task<int>' of another
