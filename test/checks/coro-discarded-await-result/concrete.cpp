// Awaits of what can fail, whose result is dropped.
// RUN: %check coro-discarded-await-result %s
#include "results.h"

struct channel {
  task<std::error_code> close();
};
template <typename T> struct derived : result<T> {};
task<derived<int>> ask();

task<> drops(bool cond, channel &c, task<std::error_code> &&pending) {
  co_await send(); // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                   // expect-note: look at it, or cast it to void if an error does not matter
  co_await receive(); // expect-warning: the 'result<int>' that the await of 'receive' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                      // expect-note: look at it, or cast it to void if an error does not matter
  co_await ask(); // expect-warning: the 'derived<int>' that the await of 'ask' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                  // expect-note: look at it, or cast it to void if an error does not matter
  co_await c.close(); // expect-warning: the 'std::error_code' that the await of 'close' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                      // expect-note: look at it, or cast it to void if an error does not matter
  co_await static_cast<task<std::error_code> &&>(pending); // expect-warning: the 'std::error_code' that the await gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                                                           // expect-note: look at it, or cast it to void if an error does not matter
  if (cond)
    co_await send(); // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                     // expect-note: look at it, or cast it to void if an error does not matter
  for (co_await send(1); cond; co_await send(2)) // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                                                 // expect-note: look at it, or cast it to void if an error does not matter
                                                 // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                                                 // expect-note: look at it, or cast it to void if an error does not matter
    ;
  co_await send(3), co_await count(); // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                                      // expect-note: look at it, or cast it to void if an error does not matter
  cond ? co_await send(4) : co_await send(5); // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                                              // expect-note: look at it, or cast it to void if an error does not matter
                                              // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                                              // expect-note: look at it, or cast it to void if an error does not matter
  [] { return send(); };
  co_await [] { return send(); }(); // expect-warning: the 'std::error_code' that the await gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                                    // expect-note: look at it, or cast it to void if an error does not matter
}

auto lambda = []() -> task<> { co_await send(); }; // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                                                   // expect-note: look at it, or cast it to void if an error does not matter

#define AWAIT(task) co_await task // #at1
task<> in_a_macro() {
  AWAIT(send()); // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                 // expect-note@#at1: expanded from macro 'AWAIT'
                 // expect-note: look at it, or cast it to void if an error does not matter
                 // expect-note@#at1: expanded from macro 'AWAIT'
}
