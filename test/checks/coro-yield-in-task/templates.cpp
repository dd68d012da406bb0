// A template is reported once, whatever is made from it.
// RUN: %check coro-yield-in-task %s
#include "coro.h"

template <typename T> task<T> depends(T value) {
  co_yield value; // expect-error: nobody receives what 'depends<int>' yields: a 'task<int>' gives one result, when it is awaited
                  // expect-note@coro.h: its promise has no yield_value
                  // expect-note: give the result with co_return, wait with co_await, or return a generator
  co_return value;
}
template task<int> depends(int);
template task<long> depends(long);

template <typename T> task<int> does_not_depend(T value) {
  co_yield value; // expect-error: nobody receives what 'does_not_depend' yields: a 'task<int>' gives one result, when it is awaited
                  // expect-note@coro.h: its promise has no yield_value
                  // expect-note: give the result with co_return, wait with co_await, or return a generator
  co_return 1;
}

// Nobody knows yet.
template <typename Coroutine> Coroutine any_coroutine() { co_yield 1; }
template generator<int> any_coroutine();

auto generic = [](auto value) -> task<int> {
  co_yield value; // expect-error: nobody receives what '(lambda)' yields: a 'task<int>' gives one result, when it is awaited
                  // expect-note@coro.h: its promise has no yield_value
                  // expect-note: give the result with co_return, wait with co_await, or return a generator
  co_return 1;
};
