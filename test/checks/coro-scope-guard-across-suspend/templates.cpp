// A template's coroutine is followed where its promise is known.
// RUN: %check coro-scope-guard-across-suspend %s
#include "coro.h"

namespace boost::scope {
template <typename F> struct scope_fail {
  explicit scope_fail(F);
  ~scope_fail();
};
} // namespace boost::scope

task<> settle();
void undo();

template <typename T> task<> known_promise() {
  boost::scope::scope_fail<void (*)()> guard(&undo); // #at1
  co_await T(); // expect-warning: 'known_promise' is suspended here while 'guard' compares the exceptions in flight on two threads, and takes it for success if the coroutine is destroyed
                // expect-note@#at1: it begins here
                // expect-note: catch the exception where it can occur
}

template <typename F> task<> instantiated(F undo) {
  boost::scope::scope_fail<F> guard(undo); // #at2
  co_await settle(); // expect-warning: 'instantiated<void (*)()>' is suspended here while 'guard' compares the exceptions in flight on two threads, and takes it for success if the coroutine is destroyed
                     // expect-note@#at2: it begins here
                     // expect-note: catch the exception where it can occur
}
template task<> instantiated(void (*)());
template task<> instantiated(int (*)());
