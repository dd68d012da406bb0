// Every way in which an initialiser can await.
// RUN: %check coro-await-in-static-init %s
#include "coro.h"

task<int> number();
task<int &> place();
int twice(int);

task<> plain() {
  static int n = co_await number(); // expect-warning: suspending here keeps the initialisation of the static variable 'n' locked: another call of 'plain' aborts or waits forever
                                    // expect-note: co_await into a variable that is not static before this, and initialise 'n' from that
}

task<> of_a_thread() {
  thread_local int n = co_await number(); // expect-warning: suspending here leaves the thread_local variable 'n' uninitialised: another call of 'of_a_thread' on this thread initialises it, too
                                          // expect-note: co_await into a variable that is not static before this, and initialise 'n' from that
  static thread_local int m{co_await number()}; // expect-warning: suspending here leaves the thread_local variable 'm' uninitialised: another call of 'of_a_thread' on this thread initialises it, too
                                                // expect-note: co_await into a variable that is not static before this, and initialise 'm' from that
}

struct both {
  int left, right;
};

task<> forms() {
  static int &ref = co_await place(); // expect-warning: suspending here keeps the initialisation of the static variable 'ref' locked: another call of 'forms' aborts or waits forever
                                      // expect-note: co_await into a variable that is not static before this, and initialise 'ref' from that
  static const auto deep = twice(1 + co_await number()); // expect-warning: suspending here keeps the initialisation of the static variable 'deep' locked: another call of 'forms' aborts or waits forever
                                                         // expect-note: co_await into a variable that is not static before this, and initialise 'deep' from that
  static int several[] = {1, co_await number(), co_await number()}; // expect-warning: suspending here keeps the initialisation of the static variable 'several' locked: another call of 'forms' aborts or waits forever
                                                                    // expect-note: co_await into a variable that is not static before this, and initialise 'several' from that
  static auto [left, right] = both{1, co_await number()}; // expect-warning: suspending here keeps the initialisation of the static variable '[left, right]' locked: another call of 'forms' aborts or waits forever
                                                          // expect-note: co_await into a variable that is not static before this, and initialise '[left, right]' from that
  static auto kept = [got = co_await number()] { return got; }; // expect-warning: suspending here keeps the initialisation of the static variable 'kept' locked: another call of 'forms' aborts or waits forever
                                                                // expect-note: co_await into a variable that is not static before this, and initialise 'kept' from that
  if (static int in_if = co_await number(); in_if > 0) // expect-warning: suspending here keeps the initialisation of the static variable 'in_if' locked: another call of 'forms' aborts or waits forever
                                                       // expect-note: co_await into a variable that is not static before this, and initialise 'in_if' from that
    for (static int in_for = co_await number(); in_for > 0;) // expect-warning: suspending here keeps the initialisation of the static variable 'in_for' locked: another call of 'forms' aborts or waits forever
                                                             // expect-note: co_await into a variable that is not static before this, and initialise 'in_for' from that
      ;
}

// A yield waits for the consumer, with the same effect.
struct talks {
  struct promise_type {
    talks get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    task<int>::awaiter yield_value(int);
  };
};

talks yields() {
  static int answer = co_yield 1; // expect-warning: suspending here keeps the initialisation of the static variable 'answer' locked: another call of 'yields' aborts or waits forever
                                  // expect-note: co_yield into a variable that is not static before this, and initialise 'answer' from that
}

struct server {
  task<> member() try {
    static int n = co_await number(); // expect-warning: suspending here keeps the initialisation of the static variable 'n' locked: another call of 'server::member' aborts or waits forever
                                      // expect-note: co_await into a variable that is not static before this, and initialise 'n' from that
  } catch (...) {
  }
};

auto lambda = []() -> task<> {
  static int n = co_await number(); // expect-warning: suspending here keeps the initialisation of the static variable 'n' locked: another call of '(lambda)' aborts or waits forever
                                    // expect-note: co_await into a variable that is not static before this, and initialise 'n' from that
};

#define AWAIT(operand) co_await operand // #AWAIT

task<> from_a_macro() {
  static int n = AWAIT(number()); // expect-warning: suspending here keeps the initialisation of the static variable 'n' locked: another call of 'from_a_macro' aborts or waits forever
                                  // expect-note@#AWAIT: expanded from macro 'AWAIT'
                                  // expect-note: co_await into a variable that is not static before this, and initialise 'n' from that
                                  // expect-note@#AWAIT: expanded from macro 'AWAIT'
}
