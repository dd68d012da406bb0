// Where statements may have been dropped, nothing is known.
// RUN: %check coro-missing-return %s --broken
#include "coro.h"

task<int> before() {
  co_await task<>();
} // expect-warning: control can flow off the end of 'before': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> drops_its_return() {
  co_await task<>();
  co_return unknown;
}

task<int> drops_an_await() {
  co_await 1;
}

struct dies {
  bool await_ready();
  int await_suspend(std::coroutine_handle<>);
  [[noreturn]] void await_resume();
};
// The error is at await_suspend.
task<int> error_elsewhere() { co_await dies(); }

template <typename T> task<int> drops_in_a_template(T) {
  co_await dies();
}
template task<int> drops_in_a_template(int);

task<int> drops_in_a_handler() try {
  co_return 1;
} catch (int) {
  co_return absent();
} catch (...) {
  co_await task<>();
}

// The compiler looks at no function any more, but there is nothing wrong here.
task<int> after(bool now) {
  if (now) // #after
    co_return 1;
} // expect-warning: control can flow off the end of 'after': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#after: no co_return follows if this condition is false
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

missing_type wrong_type() { co_await task<>(); }
