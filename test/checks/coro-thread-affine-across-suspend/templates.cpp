// A template's coroutine is followed where its promise is known.
// RUN: %check coro-thread-affine-across-suspend %s
#include "coro.h"

task<> settle();

template <typename T> struct [[clang::annotate("coro::must_not_suspend")]] scope {
  scope();
  ~scope();
};

template <typename T> task<> known_promise() {
  scope<T> current; // #at1
  co_await settle(); // expect-warning: 'known_promise' is suspended here while 'current' belongs to the thread, which does other things meanwhile and may not be the one that goes on
                     // expect-note@#at1: it begins here
                     // expect-note: end its scope before the suspension and begin another after it
}

template <typename T> task<T> dependent_promise() {
  scope<int> current; // #at2
  co_await T(); // expect-warning: 'dependent_promise' is suspended here while 'current' belongs to the thread, which does other things meanwhile and may not be the one that goes on
                // expect-note@#at2: it begins here
                // expect-note: end its scope before the suspension and begin another after it
}

template <typename T> task<T> instantiated() {
  scope<T> current; // #at3
  co_await settle(); // expect-warning: 'instantiated<int>' is suspended here while 'current' belongs to the thread, which does other things meanwhile and may not be the one that goes on
                     // expect-note@#at3: it begins here
                     // expect-note: end its scope before the suspension and begin another after it
}
template task<int> instantiated();
template task<long> instantiated();
