// Guards that ask whether an exception is in flight, alive while suspended.
// RUN: %check coro-scope-guard-across-suspend %s
#include "coro.h"

namespace boost::scope {
template <typename F> struct scope_fail {
  explicit scope_fail(F) {}
  ~scope_fail() {}
};
template <typename F> struct scope_success {
  explicit scope_success(F) {}
  ~scope_success() {}
};
} // namespace boost::scope

task<> settle();
void undo();

task<> on_failure() {
  boost::scope::scope_fail guard([] { undo(); }); // #at1
  co_await settle(); // expect-warning: 'on_failure' is suspended here while 'guard' compares the exceptions in flight on two threads, and takes it for success if the coroutine is destroyed
                     // expect-note@#at1: it begins here
                     // expect-note: catch the exception where it can occur
}

task<> on_success() {
  boost::scope::scope_success guard{&undo}; // #at2
  co_await settle(); // expect-warning: 'on_success' is suspended here while 'guard' compares the exceptions in flight on two threads, and takes it for success if the coroutine is destroyed
                     // expect-note@#at2: it begins here
                     // expect-note: catch the exception where it can occur
}

task<> one_branch(bool far) {
  boost::scope::scope_fail guard(&undo); // #at3
  if (far)
    co_await settle(); // expect-warning: 'one_branch' is suspended here while 'guard' compares the exceptions in flight on two threads, and takes it for success if the coroutine is destroyed
                       // expect-note@#at3: it begins here
                       // expect-note: catch the exception where it can occur
}

auto in_a_lambda = []() -> task<> {
  boost::scope::scope_fail guard(&undo); // #at4
  co_await settle(); // expect-warning: '(lambda)' is suspended here while 'guard' compares the exceptions in flight on two threads, and takes it for success if the coroutine is destroyed
                     // expect-note@#at4: it begins here
                     // expect-note: catch the exception where it can occur
};

#define ON_FAILURE(what) boost::scope::scope_fail guard_of_macro([] { what; }) // #at6
task<> from_a_macro() {
  ON_FAILURE(undo()); // #at5
  co_await settle(); // expect-warning: 'from_a_macro' is suspended here while 'guard_of_macro' compares the exceptions in flight on two threads, and takes it for success if the coroutine is destroyed
                     // expect-note@#at5: it begins here
                     // expect-note@#at6: expanded from macro 'ON_FAILURE'
                     // expect-note: catch the exception where it can occur
}
