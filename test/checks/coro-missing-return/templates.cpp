// Instantiations tell; the template is reported once.
// RUN: %check coro-missing-return %s
#include "coro.h"

template <typename T> [[noreturn]] void fail(T);
template <typename T> void go_on(T);

template <typename T> task<T> depends(T value) {
  co_await task<T>();
} // expect-warning: control can flow off the end of 'depends<int>': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end
template task<int> depends(int);
template task<long> depends(long);

template <typename T> task<int> does_not_depend(T value) {
  co_await task<int>();
} // expect-warning: control can flow off the end of 'does_not_depend<int>': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end
template task<int> does_not_depend(int);

template <typename T> struct holder {
  task<T> member(bool now) {
    if (now) // #member
      co_return T();
  } // expect-warning: control can flow off the end of 'holder<int>::member': awaiting its 'task<int>' then reads a result that was never set
    // expect-note@#member: no co_return follows if this condition is false
    // expect-note@coro.h: its promise has return_value, but no return_void
    // expect-note: give a result with co_return on every way to the end
};
template struct holder<int>;

auto generic = [](auto value) -> task<int> {
  co_await decltype(value)();
}; // expect-warning: control can flow off the end of '(lambda)<task<>>': awaiting its 'task<int>' then reads a result that was never set
   // expect-note@coro.h: its promise has return_value, but no return_void
   // expect-note: give a result with co_return on every way to the end
auto called = generic(task<>());

// It depends on the argument which way there is.
template <bool Now> task<int> chosen() {
  if constexpr (Now)
    co_return 1;
  else
    co_await task<int>();
} // expect-warning: control can flow off the end of 'chosen<false>': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end
template task<int> chosen<true>();
template task<int> chosen<false>();

// Nobody knows yet.
template <typename T> task<int> not_instantiated(T value) {
  fail(value);
  co_await value;
}
template <typename T> task<T> not_instantiated_either() {
  co_await task<T>();
}
template <typename Promise> Promise any_coroutine() { co_await task<>(); }
template task<> any_coroutine();

// The call does not return, which is known here only.
template <typename T> task<int> dies(T value) {
  co_await task<>();
  fail(value);
}
template task<int> dies(int);
template <typename T> task<int> lives(T value) {
  co_await task<>();
  go_on(value);
} // expect-warning: control can flow off the end of 'lives<int>': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end
template task<int> lives(int);
