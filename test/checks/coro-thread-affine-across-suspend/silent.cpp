// Scopes that have ended before the coroutine suspends, and what is no such scope.
// RUN: %check coro-thread-affine-across-suspend %s
#include "coro.h"

task<> settle();
void publish();

struct [[clang::annotate("coro::must_not_suspend")]] request {
  request();
  ~request();
};

task<> ended() {
  {
    request current;
    publish();
  }
  co_await settle();
}

task<> only_in_the_lambda() {
  auto publishing = [] { request current; };
  publishing();
  co_await settle();
}

task<> other_branch(bool quick) {
  if (quick) {
    request current;
    co_return;
  }
  co_await settle();
}

task<> never_suspends() {
  request current;
  co_await std::suspend_never();
}

// Somebody else's: the coroutine neither begins nor ends it.
task<> referred_to(request &current, request *other) {
  (void)current;
  (void)other;
  co_await settle();
}

void ordinary() { request current; }

// Locks have a check of their own.
struct [[clang::annotate("coro::lock")]] lock {
  lock();
  ~lock();
};
task<> locked() {
  lock guard;
  co_await settle();
}
