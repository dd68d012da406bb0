// Code that does not compile: what is left of it is followed.
// RUN: %check coro-lock-across-suspend %s --broken
#include "coro.h"
#include <mutex>

std::mutex accounts;
task<> settle();

task<> before_an_error() {
  std::lock_guard guard(accounts); // #at1
  co_await settle(); // expect-warning: 'before_an_error' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at1: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
  unknown();
}

task<> in_an_error() {
  std::lock_guard guard(accounts); // #at2
  co_await unknown(); // expect-warning: 'in_an_error' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                      // expect-note@#at2: the lock is taken here
                      // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> guard_of_nothing() {
  std::lock_guard guard(unknown);
  co_await settle();
}

no_type function() {
  std::lock_guard guard(accounts);
  co_await settle();
}
