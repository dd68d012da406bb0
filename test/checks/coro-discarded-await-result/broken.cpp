// Code that does not compile: what is left of it is looked at.
// RUN: %check coro-discarded-await-result %s --broken
#include "results.h"

task<result<unknown>> nothing();

task<> left_over() {
  co_await send(); // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                   // expect-note: look at it, or cast it to void if an error does not matter
  co_await unknown;
  co_await send(unknown);
  co_await nothing();
}
