// A coroutine where its result is meant.
// RUN: %check coro-return-in-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();
void log();

// The task would be the result of the task.
task<int> of_a_task() {
  co_await wait(); // #wait
  return ask();
  // expect-error: 'return' cannot end the coroutine 'of_a_task': its caller was given the 'task<int>' when it called
  // expect-note@#wait: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return co_await', which gives the result of that coroutine
}

task<> of_the_same() {
  co_await wait(); // #wait-2
  return wait();
  // expect-error: 'return' cannot end the coroutine 'of_the_same': its caller was given the 'task<>' when it called
  // expect-note@#wait-2: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return co_await', which gives the result of that coroutine
}

struct client {
  task<int> ask_twice() {
    co_await ask(); // #ask
    return ask();
    // expect-error: 'return' cannot end the coroutine 'client::ask_twice': its caller was given the 'task<int>' when it called
    // expect-note@#ask: it is a coroutine because of this 'co_await'
    // expect-note: write 'co_return co_await', which gives the result of that coroutine
  }
  task<int> ask();
};
