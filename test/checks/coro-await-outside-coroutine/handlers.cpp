// Exception handlers.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

task<> in_a_handler() {
  try {
    co_await wait();
  } catch (int) { // #handler
    co_await wait();
    // expect-error: 'co_await' in an exception handler: a coroutine cannot be suspended while it handles an exception
    // expect-note@#handler: the exception is handled from here on
    // expect-note: remember the exception, leave the handler, and await then
    try {
      co_await wait();
      // expect-error: 'co_await' in an exception handler: a coroutine cannot be suspended while it handles an exception
      // expect-note@#handler: the exception is handled from here on
      // expect-note: remember the exception, leave the handler, and await then
    } catch (...) {
    }
    [[maybe_unused]] auto retry = []() -> task<> { co_await wait(); };
  }
}

generator<int> yields_in_a_handler() {
  try {
    co_yield 1;
  } catch (...) { // #handler-2
    co_yield 2;
    // expect-error: 'co_yield' in an exception handler: a coroutine cannot be suspended while it handles an exception
    // expect-note@#handler-2: the exception is handled from here on
    // expect-note: remember the exception, leave the handler, and yield then
  }
}

task<> handles_all()
try {
  co_await wait();
} catch (...) { // #handler-3
  co_await wait();
  // expect-error: 'co_await' in an exception handler: a coroutine cannot be suspended while it handles an exception
  // expect-note@#handler-3: the exception is handled from here on
  // expect-note: remember the exception, leave the handler, and await then
}

struct resource {
  resource() try {
  } catch (...) { // #handler-4
    co_await wait();
    // expect-error: 'co_await' in an exception handler: a coroutine cannot be suspended while it handles an exception
    // expect-note@#handler-4: the exception is handled from here on
    // expect-note: remember the exception, leave the handler, and await then
  }
};

void ordinary() {
  try {
  } catch (...) { // #handler-5
    co_await wait();
    // expect-error: 'co_await' in an exception handler: a coroutine cannot be suspended while it handles an exception
    // expect-note@#handler-5: the exception is handled from here on
    // expect-note: remember the exception, leave the handler, and await then
  }
}
