// Code that does not compile: what is left of it is followed.
// RUN: %check coro-scope-guard-across-suspend %s --broken
#include "coro.h"

namespace boost::scope {
template <typename F> struct scope_fail {
  explicit scope_fail(F);
  ~scope_fail();
};
} // namespace boost::scope

task<> settle();
void undo();

task<> before_an_error() {
  boost::scope::scope_fail guard(&undo); // #at1
  co_await settle(); // expect-warning: 'before_an_error' is suspended here while 'guard' compares the exceptions in flight on two threads, and takes it for success if the coroutine is destroyed
                     // expect-note@#at1: it begins here
                     // expect-note: catch the exception where it can occur
  co_await unknown;
}

task<> of_nothing() {
  boost::scope::scope_fail guard(unknown);
  co_await settle();
}
