// A local default argument, which Clang takes for code of the function around it.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

struct sum {
  struct promise_type {
    sum get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    task<int>::awaiter yield_value(int);
  };
};

sum yields() {
  void open(int port = co_yield 1);
  // expect-error: 'co_yield' in a default argument, which the caller evaluates, not a coroutine
  // expect-note: the default argument of 'port'
  // expect-note: await in the body, or let the caller await and pass the result
  co_yield 2;
}

int in_a_function() { // #in_a_function
  void open(int port = co_await ask());
  // expect-error: 'in_a_function' cannot be a coroutine: its return type 'int' has no promise_type
  // expect-note@#in_a_function: the caller gets this at the first suspension, and has nothing to resume or await
  // expect-note: return a coroutine type such as 'task<int>'
  return 1;
}

template <typename T> task<> in_a_template() {
  auto twice = [](int value = co_await ask()) { return 2 * value; };
  // expect-error: 'co_await' in a default argument, which the caller evaluates, not a coroutine
  // expect-note: the default argument of 'value'
  // expect-note: await in the body, or let the caller await and pass the result
  co_await wait();
}
