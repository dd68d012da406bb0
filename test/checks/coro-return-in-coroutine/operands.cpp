// Operands for which no replacement is sure.
// RUN: %check coro-return-in-coroutine %s
#include "coro.h"

task<> wait();

struct ticket {
  ticket() = default;
  ticket(ticket &&) = default;
};

struct booking {
  struct promise_type {
    booking get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_value(ticket);
  };
};

// No operand for co_await: it would await one of the operands only.
task<int> operator+(task<int>, task<int>);
task<int> ask();
task<int> of_a_sum() {
  co_await wait(); // #wait
  return ask() + ask();
  // expect-error: 'return' cannot end the coroutine 'of_a_sum': its caller was given the 'task<int>' when it called
  // expect-note@#wait: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return co_await', which gives the result of that coroutine
}

ticket global;
booking takes_no_copy() {
  co_await wait(); // #wait-2
  return global;
  // expect-error: 'return' cannot end the coroutine 'takes_no_copy': its caller was given the 'booking' when it called
  // expect-note@#wait-2: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return' with a value that the promise takes
}

task<int> of_an_lvalue(task<int> other) {
  co_await wait(); // #wait-3
  return other;
  // expect-error: 'return' cannot end the coroutine 'of_an_lvalue': its caller was given the 'task<int>' when it called
  // expect-note@#wait-3: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
}
