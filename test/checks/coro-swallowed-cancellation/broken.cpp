// Code with errors: what is left of a body is looked at.
// RUN: %check coro-swallowed-cancellation %s --broken --option "Exceptions=cancelled;missing::stop"
#include "coro.h"
#include <exception>

struct cancelled : std::exception {};
task<> pause();

task<> with_unknown_names() {
  for (;;) { // #at2
    try {
      co_await pause(); // #at1
      missing();
    } catch (...) { // expect-warning: 'with_unknown_names' never ends once it is cancelled: this handler takes 'cancelled', and the loop goes on
                    // expect-note@#at1: in a coroutine that was cancelled, this throws 'cancelled'
                    // expect-note@#at2: the loop begins again, and it throws again
                    // expect-note: leave the loop if it was cancelled: by a condition, or by a handler for 'cancelled' before this one
      absent();
    }
  }
}
task<> with_an_unknown_condition() {
  while (absent) {
    try {
      co_await pause();
    } catch (...) {
    }
  }
}
task<> with_an_unknown_exception() {
  for (;;) {
    try {
      co_await pause();
    } catch (const absent &) {
    }
  }
}
task<> awaits_nothing_known() {
  for (;;) { // #at4
    try {
      co_await missing(); // #at3
    } catch (...) { // expect-warning: 'awaits_nothing_known' never ends once it is cancelled: this handler takes 'cancelled', and the loop goes on
                    // expect-note@#at3: in a coroutine that was cancelled, this throws 'cancelled'
                    // expect-note@#at4: the loop begins again, and it throws again
                    // expect-note: leave the loop if it was cancelled: by a condition, or by a handler for 'cancelled' before this one
    }
  }
}
task<> cut_off() {
  for (;;) {
    try {
      co_await pause();
    } catch (
