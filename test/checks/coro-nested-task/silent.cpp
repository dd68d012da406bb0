// Results that are no tasks, are taken, or may be dropped.
// RUN: %check coro-nested-task %s
#include "coro.h"
#include <utility>

struct [[clang::annotate("coro::detached")]] job : task<> {};
task<int> fetch();
task<task<int>> prepare();
task<job> spawn();
task<task<int> *> address();
template <typename F> auto run(F f) -> task<decltype(f())> {
  co_return f();
}

struct reference {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  task<> &await_resume();
};

task<int> takes(reference r, task<> t) {
  co_await fetch();
  co_await co_await prepare();
  auto inner = co_await prepare();
  (void)co_await prepare();
  co_await spawn();
  co_await address();
  co_await r;
  co_await run([] { return 1; });
  prepare();
  t;
  co_return co_await std::move(inner);
}
task<task<int>> passes_on() { co_return co_await prepare(); }
