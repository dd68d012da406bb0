// What co_return can say instead.
// RUN: %check coro-return-in-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();
void log();

task<int> of_a_value(bool early) {
  if (early)
    return 0;
    // expect-error: 'return' cannot end the coroutine 'of_a_value': its caller was given the 'task<int>' when it called
    // expect-note@#ask: it is a coroutine because of this 'co_await'
    // expect-note: write 'co_return'
  int sum = co_await ask(); // #ask
  return sum;
  // expect-error: 'return' cannot end the coroutine 'of_a_value': its caller was given the 'task<int>' when it called
  // expect-note@#ask: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
}

task<> of_nothing(bool early) {
  if (early)
    return;
    // expect-error: 'return' cannot end the coroutine 'of_nothing': its caller was given the 'task<>' when it called
    // expect-note@#wait: it is a coroutine because of this 'co_await'
    // expect-note: write 'co_return'
  co_await wait(); // #wait
  return log();
  // expect-error: 'return' cannot end the coroutine 'of_nothing': its caller was given the 'task<>' when it called
  // expect-note@#wait: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
}

generator<int> ends(int count) {
  for (int i = 0;; ++i) {
    if (i == count)
      return;
      // expect-error: 'return' cannot end the coroutine 'ends': its caller was given the 'generator<int>' when it called
      // expect-note@#co_yield: it is a coroutine because of this 'co_yield'
      // expect-note: write 'co_return'
    co_yield i; // #co_yield
  }
}

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

booking moves_a_local() {
  ticket local;
  co_await wait(); // #wait-2
  return local;
  // expect-error: 'return' cannot end the coroutine 'moves_a_local': its caller was given the 'booking' when it called
  // expect-note@#wait-2: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
}
