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

// The task would be the result of the task.
task<int> of_a_task() {
  co_await wait(); // #wait-2
  return ask();
  // expect-error: 'return' cannot end the coroutine 'of_a_task': its caller was given the 'task<int>' when it called
  // expect-note@#wait-2: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return co_await', which gives the result of that coroutine
}

task<> of_the_same() {
  co_await wait(); // #wait-3
  return wait();
  // expect-error: 'return' cannot end the coroutine 'of_the_same': its caller was given the 'task<>' when it called
  // expect-note@#wait-3: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return co_await', which gives the result of that coroutine
}

struct client {
  task<int> ask_twice() {
    co_await ask(); // #ask-2
    return ask();
    // expect-error: 'return' cannot end the coroutine 'client::ask_twice': its caller was given the 'task<int>' when it called
    // expect-note@#ask-2: it is a coroutine because of this 'co_await'
    // expect-note: write 'co_return co_await', which gives the result of that coroutine
  }
  task<int> ask();
};

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
  co_await wait(); // #wait-4
  return local;
  // expect-error: 'return' cannot end the coroutine 'moves_a_local': its caller was given the 'booking' when it called
  // expect-note@#wait-4: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
}

auto of_nothing_in_a_lambda = [](bool early) -> task<> {
  if (early)
    return;
    // expect-error: 'return' cannot end the coroutine '(lambda)': its caller was given the 'task<>' when it called
    // expect-note@#wait-5: it is a coroutine because of this 'co_await'
    // expect-note: write 'co_return'
  co_await wait(); // #wait-5
  return;
  // expect-error: 'return' cannot end the coroutine '(lambda)': its caller was given the 'task<>' when it called
  // expect-note@#wait-5: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
};

task<int> discarded() {
  if constexpr (false)
    return 1;
    // expect-error: 'return' cannot end the coroutine 'discarded': its caller was given the 'task<int>' when it called
    // expect-note@#ask-3: it is a coroutine because of this 'co_return'
    // expect-note: write 'co_return'
  co_return co_await ask(); // #ask-3
}

template <typename T> task<int> not_dependent() {
  co_await wait(); // #wait-6
  return 1;
  // expect-error: 'return' cannot end the coroutine 'not_dependent': its caller was given the 'task<int>' when it called
  // expect-note@#wait-6: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
}

template <typename T> struct holder {
  task<> member() {
    co_await wait(); // #wait-7
    return;
    // expect-error: 'return' cannot end the coroutine 'holder::member': its caller was given the 'task<>' when it called
    // expect-note@#wait-7: it is a coroutine because of this 'co_await'
    // expect-note: write 'co_return'
  }
  T value;
};

auto generic = [](auto value) -> task<> {
  co_await value; // #value
  return wait();
  // expect-error: 'return' cannot end the coroutine '(lambda)': its caller was given the 'task<>' when it called
  // expect-note@#value: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return co_await', which gives the result of that coroutine
};
