// Awaits of a task of a task whose result is dropped.
// RUN: %check coro-nested-task %s
#include "coro.h"

task<int> fetch();
task<task<int>> prepare();
task<generator<int>> list();
template <typename F> auto run(F f) -> task<decltype(f())> {
  co_return f();
}

struct future {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  task<> await_resume();
};
future later();

task<> drops(bool cond, task<task<int>> &&work) {
  co_await prepare(); // expect-warning: this await gives a 'task<int>', which is dropped: only the outer one is awaited, and the inner one never runs
                      // expect-note: await the inner one, too
  co_await later(); // expect-warning: this await gives a 'task<>', which is dropped: only the outer one is awaited, and the inner one never runs
                    // expect-note: await the inner one, too
  co_await list(); // expect-warning: this await gives a 'generator<int>', which is dropped: only the outer one is awaited, and the generator is never iterated
                   // expect-note: iterate what the await gives
  co_await static_cast<task<task<int>> &&>(work); // expect-warning: this await gives a 'task<int>', which is dropped: only the outer one is awaited, and the inner one never runs
                                                  // expect-note: await the inner one, too
  if (cond)
    co_await prepare(); // expect-warning: this await gives a 'task<int>', which is dropped: only the outer one is awaited, and the inner one never runs
                        // expect-note: await the inner one, too
  for (; cond; co_await prepare()) // expect-warning: this await gives a 'task<int>', which is dropped: only the outer one is awaited, and the inner one never runs
                                   // expect-note: await the inner one, too
    ;
  co_await prepare(), co_await fetch(); // expect-warning: this await gives a 'task<int>', which is dropped: only the outer one is awaited, and the inner one never runs
                                        // expect-note: await the inner one, too
  co_await run([]() -> task<> { co_return; }); // expect-warning: this await gives a 'task<>', which is dropped: only the outer one is awaited, and the inner one never runs
                                               // expect-note: this lambda returns it, and what calls the lambda passes it on
                                               // expect-note: await the inner one, too
  co_await run([] { return fetch(); }); // expect-warning: this await gives a 'task<int>', which is dropped: only the outer one is awaited, and the inner one never runs
                                        // expect-note: this lambda returns it, and what calls the lambda passes it on
                                        // expect-note: await the inner one, too
}

auto lambda = []() -> task<> { co_await prepare(); }; // expect-warning: this await gives a 'task<int>', which is dropped: only the outer one is awaited, and the inner one never runs
                                                      // expect-note: await the inner one, too

#define AWAIT(task) co_await task // #at1
task<> in_a_macro() {
  AWAIT(prepare()); // expect-warning: this await gives a 'task<int>', which is dropped: only the outer one is awaited, and the inner one never runs
                    // expect-note@#at1: expanded from macro 'AWAIT'
                    // expect-note: await the inner one, too
                    // expect-note@#at1: expanded from macro 'AWAIT'
}
