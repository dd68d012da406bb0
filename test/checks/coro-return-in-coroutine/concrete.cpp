// Functions whose promise is known.
// RUN: %check coro-return-in-coroutine %s
#include "coro.h"

task<> wait();
generator<int> numbers();

// Each of them is one mistake, though the compiler stops at the first.
generator<int> of_a_generator(int count) {
  co_yield count; // #count
  if (count == 1)
    return 1;
    // expect-error: 'return' cannot end the coroutine 'of_a_generator': its caller was given the 'generator<int>' when it called
    // expect-note@#count: it is a coroutine because of this 'co_yield'
    // expect-note: hand out the value with 'co_yield', and end with 'co_return;'
  if (count == 2)
    return numbers();
    // expect-error: 'return' cannot end the coroutine 'of_a_generator': its caller was given the 'generator<int>' when it called
    // expect-note@#count: it is a coroutine because of this 'co_yield'
    // expect-note: yield its elements one by one, and end with 'co_return;'
  return {};
  // expect-error: 'return' cannot end the coroutine 'of_a_generator': its caller was given the 'generator<int>' when it called
  // expect-note@#count: it is a coroutine because of this 'co_yield'
  // expect-note: hand out the value with 'co_yield', and end with 'co_return;'
}

// Before the first keyword, too.
struct pending {
  struct promise_type {
    pending get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_value(const char *);
  };
};

pending no_fitting_type(bool early) {
  if (early)
    return 1;
    // expect-error: 'return' cannot end the coroutine 'no_fitting_type': its caller was given the 'pending' when it called
    // expect-note@#wait: it is a coroutine because of this 'co_await'
    // expect-note: write 'co_return' with a value that the promise takes
  co_await wait(); // #wait
  co_return "late";
}

pending no_result() {
  co_await wait(); // #wait-2
  return;
  // expect-error: 'return' cannot end the coroutine 'no_result': its caller was given the 'pending' when it called
  // expect-note@#wait-2: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return' and the result
}

task<> result_of_none() {
  co_await wait(); // #wait-3
  return 1;
  // expect-error: 'return' cannot end the coroutine 'result_of_none': its caller was given the 'task<>' when it called
  // expect-note@#wait-3: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return;': a 'task<>' has no result
}

#define LEAVE return // #define

task<> from_a_macro() {
  co_await wait(); // #wait-4
  LEAVE;
  // expect-error: 'return' cannot end the coroutine 'from_a_macro': its caller was given the 'task<>' when it called
  // expect-note@#define: expanded from macro 'LEAVE'
  // expect-note@#wait-4: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
  // expect-note@#define: expanded from macro 'LEAVE'
}

task<> in_a_handler() {
  try {
    co_await wait(); // #wait-5
  } catch (...) {
    return 1;
    // expect-error: 'return' cannot end the coroutine 'in_a_handler': its caller was given the 'task<>' when it called
    // expect-note@#wait-5: it is a coroutine because of this 'co_await'
    // expect-note: write 'co_return;': a 'task<>' has no result
  }
}
