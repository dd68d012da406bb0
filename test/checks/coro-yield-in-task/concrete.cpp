// Functions whose promise is known.
// RUN: %check coro-yield-in-task %s
#include "coro.h"

task<int> in_a_task() {
  co_yield 1; // expect-error: nobody receives what 'in_a_task' yields: a 'task<int>' gives one result, when it is awaited
              // expect-note@coro.h: its promise has no yield_value
              // expect-note: give the result with co_return, wait with co_await, or return a generator
  co_return 2;
}

struct member {
  task<> yields() {
    for (int i = 0; i < 3; ++i)
      co_yield i; // expect-error: nobody receives what 'member::yields' yields: a 'task<>' gives one result, when it is awaited
                  // expect-note@coro.h: its promise has no yield_value
                  // expect-note: give the result with co_return, wait with co_await, or return a generator
  }
};

// A lambda is a function of its own, in a task as anywhere.
task<> around_a_lambda() {
  auto numbers = []() -> generator<int> { co_yield 1; };
  auto wrong = []() -> task<> {
    co_yield 1; // expect-error: nobody receives what 'around_a_lambda()::(lambda)' yields: a 'task<>' gives one result, when it is awaited
                // expect-note@coro.h: its promise has no yield_value
                // expect-note: give the result with co_return, wait with co_await, or return a generator
  };
  for (int number : numbers())
    ;
  co_await wrong();
}

// A promise made for several coroutine types may take yields of which this
// type knows nothing.
struct silent_task {
  struct promise_type { // #silent
    silent_task get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_value(int);
    std::suspend_always yield_value(const char *);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};

silent_task logs() {
  co_yield "half"; // expect-warning: nobody receives what 'logs' yields: a 'silent_task' gives one result, when it is awaited
                   // expect-note@#silent: its promise takes the value, but awaiting the task does not give it
                   // expect-note: give the result with co_return, wait with co_await, or return a generator
  co_return 2;
}

#define YIELD(value) co_yield value // #YIELD

silent_task from_a_macro() {
  YIELD("half"); // expect-warning: nobody receives what 'from_a_macro' yields: a 'silent_task' gives one result, when it is awaited
                 // expect-note@#YIELD: expanded from macro 'YIELD'
                 // expect-note@#silent: its promise takes the value, but awaiting the task does not give it
                 // expect-note: give the result with co_return, wait with co_await, or return a generator
                 // expect-note@#YIELD: expanded from macro 'YIELD'
  co_return 2;
}
