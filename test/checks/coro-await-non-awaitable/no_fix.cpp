// What looks as if it could be mended, but might become something else.
// RUN: %check coro-await-non-awaitable %s -- -ferror-limit=0
#include "coro.h"
#include <memory>
#include <utility>

task<int> measure();
task<int> with_argument(int);
template <typename T> task<T> made();
int level();

task<int> shared = measure();

struct holder {
  task<int> member;
  task<> works() { co_await member; } // expect-error: 'task<int>' cannot be awaited in 'holder::works': only an rvalue of this type can
                                      // expect-note@coro.h: operator co_await is for rvalues
                                      // expect-note: give it up with std::move, for it is awaited once only
};

task<> not_called(task<int> (*chosen)(int)) {
  co_await &measure; // expect-error: 'measure' cannot be awaited in 'not_called': it is not called
                     // expect-note: call it, and await what it returns
  co_await with_argument; // expect-error: 'with_argument' cannot be awaited in 'not_called': it is not called
                          // expect-note: call it, if what it returns can be awaited
  co_await made; // expect-error: 'made' cannot be awaited in 'not_called': it is not called
                 // expect-note: call it, if what it returns can be awaited
  co_await level; // expect-error: 'level' cannot be awaited in 'not_called': it is not called
                  // expect-note: call it, if what it returns can be awaited
  co_await chosen; // expect-error: 'chosen' cannot be awaited in 'not_called': it is not called
                   // expect-note: call it, if what it returns can be awaited
  co_await [](int) -> task<> { co_return; }; // expect-error: a lambda cannot be awaited in 'not_called': it is not called
                                             // expect-note: call it, if what it returns can be awaited
  co_await [](auto...) -> task<> { co_return; }; // expect-error: a lambda cannot be awaited in 'not_called': it is not called
                                                 // expect-note: call it, if what it returns can be awaited
  co_await [] { return 1; }; // expect-error: a lambda cannot be awaited in 'not_called': it is not called
                             // expect-note: call it, if what it returns can be awaited
}

task<> not_local(task<int> &reference, holder h) {
  static task<int> kept = measure();
  co_await reference; // expect-error: 'task<int>' cannot be awaited in 'not_local': only an rvalue of this type can
                      // expect-note@coro.h: operator co_await is for rvalues
                      // expect-note: give it up with std::move, for it is awaited once only
  co_await kept; // expect-error: 'task<int>' cannot be awaited in 'not_local': only an rvalue of this type can
                 // expect-note@coro.h: operator co_await is for rvalues
                 // expect-note: give it up with std::move, for it is awaited once only
  co_await shared; // expect-error: 'task<int>' cannot be awaited in 'not_local': only an rvalue of this type can
                   // expect-note@coro.h: operator co_await is for rvalues
                   // expect-note: give it up with std::move, for it is awaited once only
  co_await h.member; // expect-error: 'task<int>' cannot be awaited in 'not_local': only an rvalue of this type can
                     // expect-note@coro.h: operator co_await is for rvalues
                     // expect-note: give it up with std::move, for it is awaited once only
  co_await (reference); // expect-error: 'task<int>' cannot be awaited in 'not_local': only an rvalue of this type can
                        // expect-note@coro.h: operator co_await is for rvalues
                        // expect-note: give it up with std::move, for it is awaited once only
  co_await shared; // expect-error: 'task<int>' cannot be awaited in 'not_local': only an rvalue of this type can
                   // expect-note@coro.h: operator co_await is for rvalues
                   // expect-note: give it up with std::move, for it is awaited once only
  auto shared = measure();
}

// Locals that are gone hide nothing.
task<> out_of_scope() {
  {
    task<int> shared = measure();
  }
  if (task<int> shared = measure(); true)
    ;
  co_await shared; // expect-error: 'task<int>' cannot be awaited in 'out_of_scope': only an rvalue of this type can
                   // expect-note@coro.h: operator co_await is for rvalues
                   // expect-note: give it up with std::move, for it is awaited once only
}

// It would be moved from again and again.
task<> repeats(task<int> given) {
  while (true)
    co_await given; // expect-error: 'task<int>' cannot be awaited in 'repeats': only an rvalue of this type can
                    // expect-note@coro.h: operator co_await is for rvalues
                    // expect-note: give it up with std::move, for it is awaited once only
}
task<> repeats_in_braces(task<int> given) {
  for (int i = 0; i < 3; ++i) {
    if (i > 0)
      co_await given; // expect-error: 'task<int>' cannot be awaited in 'repeats_in_braces': only an rvalue of this type can
                      // expect-note@coro.h: operator co_await is for rvalues
                      // expect-note: give it up with std::move, for it is awaited once only
  }
}
task<> repeats_in_the_head(task<bool> given) {
  while (co_await given) { // expect-error: 'task<bool>' cannot be awaited in 'repeats_in_the_head': only an rvalue of this type can
                           // expect-note@coro.h: operator co_await is for rvalues
                           // expect-note: give it up with std::move, for it is awaited once only
  }
}

auto captures(task<int> mine) {
  return [&mine]() -> task<> { co_await mine; }; // expect-error: 'task<int>' cannot be awaited in 'captures()::(lambda)': only an rvalue of this type can
                                                 // expect-note@coro.h: operator co_await is for rvalues
                                                 // expect-note: give it up with std::move, for it is awaited once only
}

task<> const_local() {
  const task<int> fixed = measure();
  co_await fixed; // expect-error: 'const task<int>' cannot be awaited in 'const_local': its operator co_await does not take it as it is here
                  // expect-note@coro.h: operator co_await is declared here
                  // expect-note: mind const, lvalues and rvalues
}

task<> points_to_single_shots(task<int> *raw, std::unique_ptr<task<int>> owned,
                              void *nothing, int *number) {
  co_await raw; // expect-error: 'task<int> *' cannot be awaited in 'points_to_single_shots': it is a pointer
                // expect-note: await what it points to, which has to be an rvalue: std::move(*...)
  co_await owned; // expect-error: 'std::unique_ptr<task<int>>' cannot be awaited in 'points_to_single_shots': it is no awaitable, but holds one
                  // expect-note: await what it points to, which has to be an rvalue: std::move(*...)
  co_await nothing; // expect-error: 'void *' cannot be awaited in 'points_to_single_shots': it is no class, and no await_transform of 'task<>::promise_type' takes it
                    // expect-note: await a task or another awaitable; a value that is there needs no co_await
  co_await number; // expect-error: 'int *' cannot be awaited in 'points_to_single_shots': it is no class, and no await_transform of 'task<>::promise_type' takes it
                   // expect-note: await a task or another awaitable; a value that is there needs no co_await
}

struct counts {
  bool await_ready();
  int await_suspend(std::coroutine_handle<>) { return 2; } // #await_suspend
  void await_resume();
};

struct declared {
  bool await_ready();
  int await_suspend(std::coroutine_handle<>); // #await_suspend-2
  void await_resume();
};

task<> returned() {
  co_await counts(); // expect-error: 'counts' cannot be awaited in 'returned': await_suspend returns 'int'
                     // expect-note@#await_suspend: here, it may return void, bool or a std::coroutine_handle
                     // expect-note: have await_suspend return void to suspend always, bool to say whether to suspend, or the handle of the coroutine that goes on
  co_await declared(); // expect-error: 'declared' cannot be awaited in 'returned': await_suspend returns 'int'
                       // expect-note@#await_suspend-2: here, it may return void, bool or a std::coroutine_handle
                       // expect-note: have await_suspend return void to suspend always, bool to say whether to suspend, or the handle of the coroutine that goes on
}

#define AWAIT(what) co_await what // #co_await
#define MEASURE measure

task<> macros(task<int> parameter) {
  AWAIT(measure); // expect-error: a function cannot be awaited in 'macros': it is not called
                  // expect-note@#co_await: expanded from macro 'AWAIT'
                  // expect-note: call it, and await what it returns
                  // expect-note@#co_await: expanded from macro 'AWAIT'
  AWAIT(parameter); // expect-error: 'task<int>' cannot be awaited in 'macros': only an rvalue of this type can
                    // expect-note@#co_await: expanded from macro 'AWAIT'
                    // expect-note@coro.h: operator co_await is for rvalues
                    // expect-note: give it up with std::move, for it is awaited once only
                    // expect-note@#co_await: expanded from macro 'AWAIT'
  co_await MEASURE; // expect-error: 'MEASURE' cannot be awaited in 'macros': it is not called
                    // expect-note: call it, and await what it returns
}
