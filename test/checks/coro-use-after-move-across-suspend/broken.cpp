// Code that does not compile: what is left of it is followed.
// RUN: %check coro-use-after-move-across-suspend %s --broken
#include "coro.h"
#include <string>
#include <utility>

using text = std::string;
task<bool> send(text);
void log(const text &);

task<> before_an_error(text message) {
  co_await send(std::move(message)); // #at1
  log(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                // expect-note@#at1: it is moved away here
                // expect-note@#at1: the coroutine is suspended here
                // expect-note: it is used here
                // expect-note@#at1: give a copy away, or keep what is needed of it
  co_await unknown;
}

// The await is lost.
task<> lost(text message) {
  co_await unknown(std::move(message));
  log(message);
}

task<> of_nothing() {
  unknown message;
  co_await send(std::move(message));
  log(message);
}
