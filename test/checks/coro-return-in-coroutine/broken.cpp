// Code with other errors, too; functions that are no coroutines.
// RUN: %check coro-return-in-coroutine %s --broken
#include "coro.h"

task<int> ask();
task<> wait();

// The keyword is the mistake.
int no_coroutine() {
  co_await ask();
  return 1;
}

auto deduced() {
  co_await ask();
  return 1;
}

task<int> only_in_a_handler() {
  try {
  } catch (...) {
    co_await ask();
  }
  return ask();
}

task<int> unknown_operand() {
  co_await ask();
  return unknown;
}

task<int> beside_another_error() {
  missing();
  co_await ask(); // #ask
  return {};
  // expect-error: 'return' cannot end the coroutine 'beside_another_error': its caller was given the 'task<int>' when it called
  // expect-note@#ask: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
}

task<int> broken_operand() {
  co_await ask(); // #ask-2
  return missing() + 1;
  // expect-error: 'return' cannot end the coroutine 'broken_operand': its caller was given the 'task<int>' when it called
  // expect-note@#ask-2: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
}

// A promise with a defect.
struct unfinished {
  struct promise_type {
    unfinished get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(int);
  };
};
unfinished lacks_a_handler() {
  co_await wait(); // #wait
  return {};
  // expect-error: 'return' cannot end the coroutine 'lacks_a_handler': its caller was given the 'unfinished' when it called
  // expect-note@#wait: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
}

task<> declares() {
  auto twice = [](int value = co_await ask()) { return 2 * value; };
  co_await wait();
}
