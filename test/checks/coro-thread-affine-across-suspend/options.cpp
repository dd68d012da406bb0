// What may be awaited meanwhile, by its class or by the function that makes it.
// RUN: %check coro-thread-affine-across-suspend %s --option "AllowedAwaitables=tick" --option "AllowedCallees=now"
#include "coro.h"

struct tick {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
task<> now();
task<> settle();

struct [[clang::annotate("coro::must_not_suspend")]] scope {
  scope();
  ~scope();
};

task<> waits() {
  scope current; // #at1
  co_await tick();
  co_await now();
  co_await settle(); // expect-warning: 'waits' is suspended here while 'current' belongs to the thread, which does other things meanwhile and may not be the one that goes on
                     // expect-note@#at1: it begins here
                     // expect-note: end its scope before the suspension and begin another after it
}
