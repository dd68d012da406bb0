// A template is reported once, whatever is made from it.
// RUN: %check coro-return-in-coroutine %s
#include "coro.h"

task<> wait();

template <typename T> task<T> depends(T value) {
  co_await wait(); // #wait
  if (value)
    return value;
    // expect-error: 'return' cannot end the coroutine 'depends': its caller was given the 'task<T>' when it called
    // expect-note@#wait: it is a coroutine because of this 'co_await'
    // expect-note: write 'co_return'
  return {};
  // expect-error: 'return' cannot end the coroutine 'depends': its caller was given the 'task<T>' when it called
  // expect-note@#wait: it is a coroutine because of this 'co_await'
  // expect-note: write 'co_return'
}

template <bool Wait> task<> chooses() {
  if constexpr (Wait)
    co_await wait(); // #wait-2
  else
    return {};
    // expect-error: 'return' cannot end the coroutine 'chooses': its caller was given the 'task<>' when it called
    // expect-note@#wait-2: it is a coroutine because of this 'co_await'
    // expect-note: write 'co_return;': a 'task<>' has no result
}
template task<> chooses<true>();
