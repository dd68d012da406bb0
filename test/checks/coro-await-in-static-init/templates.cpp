// A template is reported once, whatever is made from it.
// RUN: %check coro-await-in-static-init %s
#include "coro.h"

template <typename T> task<T> unknown(T value) {
  static T n = co_await task<T>(); // expect-warning: suspending here keeps the initialisation of the static variable 'n' locked: another call of 'unknown<int>' aborts or waits forever
                                   // expect-note: co_await into a variable that is not static before this, and initialise 'n' from that
  co_return value;
}
template task<int> unknown(int);
template task<long> unknown(long);

template <typename T> task<> not_instantiated() {
  if (true) {
    static auto &&n = co_await T(); // expect-warning: suspending here keeps the initialisation of the static variable 'n' locked: another call of 'not_instantiated' aborts or waits forever
                                    // expect-note: co_await into a variable that is not static before this, and initialise 'n' from that
  }
}

template <typename T> struct holder {
  task<> member() {
    thread_local T n = co_await task<T>(); // expect-warning: suspending here leaves the thread_local variable 'n' uninitialised: another call of 'holder<int>::member' on this thread initialises it, too
                                           // expect-note: co_await into a variable that is not static before this, and initialise 'n' from that
  }
};
template struct holder<int>;

auto generic = [](auto value) -> task<> {
  static int n = co_await value(); // expect-warning: suspending here keeps the initialisation of the static variable 'n' locked: another call of '(lambda)' aborts or waits forever
                                   // expect-note: co_await into a variable that is not static before this, and initialise 'n' from that
};

// A constant has to be one in each instantiation; nobody asked for one yet.
template <typename T> task<> constant() {
  static constexpr T n = co_await task<T>(); // expect-warning: suspending here keeps the initialisation of the static variable 'n' locked: another call of 'constant' aborts or waits forever
                                             // expect-note: co_await into a variable that is not static before this, and initialise 'n' from that
}
