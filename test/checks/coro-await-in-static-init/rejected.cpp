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
