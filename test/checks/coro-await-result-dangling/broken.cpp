// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-await-result-dangling %s --broken
#include "results.h"

task<text> load(int key);
struct lost {
  text buffer;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  text &await_resume() { return nowhere(buffer); }
};

task<text> goes_on() {
  auto &unknown = co_await lost{make()};
  use(unknown);
  auto &nothing = co_await nowhere();
  use(nothing);
  missing();
  auto &&result = co_await load(1); // expect-warning: 'result' refers to what is in the frame of a temporary 'task<text>', which is destroyed at the end of the statement
                                    // expect-note@results.h: the await gives what is in the promise of the coroutine
                                    // expect-note: the temporary is destroyed here, and the frame of the coroutine with it
                                    // expect-note@#at1: 'result' is used here, after that
                                    // expect-note: keep a copy of the result
  use(result); // #at1
  co_return result;
}

task<text> cut_off() {
  auto &&result = co_await load(
