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
  auto &&result = co_await load(1);
  use(result);
  co_return result;
}

task<text> cut_off() {
  auto &&result = co_await load(
