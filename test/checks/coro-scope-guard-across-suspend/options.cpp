// What may be awaited meanwhile, by its class or by the function that makes it.
// RUN: %check coro-scope-guard-across-suspend %s --option "AllowedAwaitables=tick" --option "AllowedCallees=now"
#include "coro.h"

namespace boost::scope {
template <typename F> struct scope_fail {
  explicit scope_fail(F);
  ~scope_fail();
};
} // namespace boost::scope

struct tick {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
task<> now();
task<> settle();
void undo();

task<> waits() {
  boost::scope::scope_fail guard(&undo); // #at1
  co_await tick();
  co_await now();
  co_await settle(); // expect-warning: 'waits' is suspended here while 'guard' compares the exceptions in flight on two threads, and takes it for success if the coroutine is destroyed
                     // expect-note@#at1: it begins here
                     // expect-note: catch the exception where it can occur
}
