// Code that does not compile: what is left of it is followed.
// RUN: %check coro-lock-across-suspend %s
#include "coro.h"
#include <mutex>

std::mutex accounts;
task<> settle();

task<> before_an_error() {
  std::lock_guard guard(accounts);
  co_await settle();
  unknown(); // expect-error: use of undeclared identifier 'unknown'
}

task<> in_an_error() {
  std::lock_guard guard(accounts);
  co_await unknown(); // expect-error: use of undeclared identifier 'unknown'
}

task<> guard_of_nothing() {
  std::lock_guard guard(unknown); // expect-error: use of undeclared identifier 'unknown'
  co_await settle();
}

no_type function() { // expect-error: unknown type name 'no_type'
  std::lock_guard guard(accounts);
  co_await settle();
}
