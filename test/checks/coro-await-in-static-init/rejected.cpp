// Constants, which the compiler wants to evaluate.
// RUN: %check coro-await-in-static-init %s
#include "coro.h"

task<int> number();

task<> constants() {
  static constexpr int n = co_await number(); // expect-error: suspending here keeps the initialisation of the static variable 'n' locked: another call of 'constants' aborts or waits forever
                                              // expect-note: co_await into a variable that is not static before this, and initialise 'n' from that
  static constinit int m = co_await number(); // expect-error: suspending here keeps the initialisation of the static variable 'm' locked: another call of 'constants' aborts or waits forever
                                              // expect-note: co_await into a variable that is not static before this, and initialise 'm' from that
}

template <typename T> task<> constant() {
  static constinit T n = co_await task<T>(); // expect-error: suspending here keeps the initialisation of the static variable 'n' locked: another call of 'constant<int>' aborts or waits forever
                                             // expect-note: co_await into a variable that is not static before this, and initialise 'n' from that
}
template task<> constant<int>();
template task<> constant<long>();

#define AWAIT(operand) co_await operand // #AWAIT
#define SAME(initialiser) initialiser // #SAME
#define CONSTANT(name, initialiser) static constinit int name = initialiser // #CONSTANT

task<> from_macros() {
  static constexpr int whole = AWAIT(number()); // expect-error: suspending here keeps the initialisation of the static variable 'whole' locked: another call of 'from_macros' aborts or waits forever
                                                // expect-note@#AWAIT: expanded from macro 'AWAIT'
                                                // expect-note: co_await into a variable that is not static before this, and initialise 'whole' from that
                                                // expect-note@#AWAIT: expanded from macro 'AWAIT'
  static constexpr int part = 1 + SAME(co_await number()); // expect-error: suspending here keeps the initialisation of the static variable 'part' locked: another call of 'from_macros' aborts or waits forever
                                                           // expect-note@#SAME: expanded from macro 'SAME'
                                                           // expect-note: co_await into a variable that is not static before this, and initialise 'part' from that
  CONSTANT(all, co_await number()); // expect-error: suspending here keeps the initialisation of the static variable 'all' locked: another call of 'from_macros' aborts or waits forever
                                  // expect-note@#CONSTANT: expanded from macro 'CONSTANT'
                                  // expect-note: co_await into a variable that is not static before this, and initialise 'all' from that
}
