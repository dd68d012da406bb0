// A template is reported once, whatever is made from it.
// RUN: %check coro-await-non-awaitable %s
#include "coro.h"

task<int> measure();
struct nothing {};

template <typename T> task<> depends(T value) {
  co_await value; // expect-error: 'int' cannot be awaited in 'depends<int>': it is no class, and no await_transform of 'task<>::promise_type' takes it
                  // expect-note: await a task or another awaitable; a value that is there needs no co_await
  T kept = co_await measure();
  co_await 1; // expect-error: 'int' cannot be awaited in 'depends<int>': it is no class, and no await_transform of 'task<>::promise_type' takes it
              // expect-note: await a task or another awaitable; a value that is there needs no co_await
}
template task<> depends(int);
template task<> depends(long);

template <typename T> task<> accepts(T value) { co_await value; } // expect-error: 'nothing' cannot be awaited in 'accepts<nothing>': it has neither operator co_await nor await_ready, await_suspend and await_resume
                                                                  // expect-note: await a task or another awaitable
template task<> accepts(std::suspend_always);
template task<> accepts(nothing);

template <typename T> task<> does_not_depend() {
  co_await 1; // expect-error: 'int' cannot be awaited in 'does_not_depend': it is no class, and no await_transform of 'task<>::promise_type' takes it
              // expect-note: await a task or another awaitable; a value that is there needs no co_await
  co_await T();
}
template task<> does_not_depend<std::suspend_never>();

template <typename T> task<> only_some() { co_await T(); } // expect-error: 'nothing' cannot be awaited in 'only_some<nothing>': it has neither operator co_await nor await_ready, await_suspend and await_resume
                                                           // expect-note: await a task or another awaitable
template task<> only_some<std::suspend_never>();
template task<> only_some<nothing>();

template <typename T> struct owner {
  T held;
  task<> waits() { co_await held; } // expect-error: 'nothing' cannot be awaited in 'owner<nothing>::waits': it has neither operator co_await nor await_ready, await_suspend and await_resume
                                    // expect-note: await a task or another awaitable
  task<> never_used() { co_await held; }
  task<int> member();
  task<> not_called() { co_await member; } // expect-error: 'member' cannot be awaited in 'owner::not_called': it is not called
                                           // expect-note: call it, if what it returns can be awaited
};
auto waiting = owner<nothing>().waits();

auto generic = [](auto value) -> task<> { co_await value; }; // expect-error: 'int' cannot be awaited in '(lambda)<int>': it is no class, and no await_transform of 'task<>::promise_type' takes it
                                                             // expect-note: await a task or another awaitable; a value that is there needs no co_await
auto made = generic(1);

template <typename T> void around_a_lambda(T value) {
  auto inner = [](T captured) -> task<> { co_await captured; }; // expect-error: 'int' cannot be awaited in 'around_a_lambda()::(lambda)': it is no class, and no await_transform of 'task<>::promise_type' takes it
                                                                // expect-note: await a task or another awaitable; a value that is there needs no co_await
  inner(value);
}
template void around_a_lambda(int);

// Nobody knows yet.
template <typename T> task<> not_instantiated(T value) {
  co_await value;
  co_await 1;
}
template <typename Coroutine> Coroutine any_coroutine() { co_await 1; }

struct takes_int {
  bool await_ready();
  int await_suspend(std::coroutine_handle<>); // #takes_int
  void await_resume();
};
template <typename T> task<> in_the_class(T value) { co_await value; } // expect-error: 'takes_int' cannot be awaited in 'in_the_class<takes_int>': await_suspend returns 'int'
                                                                       // expect-note@#takes_int: here, it may return void, bool or a std::coroutine_handle
                                                                       // expect-note: have await_suspend return void to suspend always, bool to say whether to suspend, or the handle of the coroutine that goes on
template task<> in_the_class(takes_int);

// Each instantiation fails for a reason of its own; one of them is told.
auto waits_for = [](auto what) -> task<> {
  co_await what; // expect-error: 'int' cannot be awaited in '(lambda)<int>': it is no class, and no await_transform of 'task<>::promise_type' takes it
                 // expect-note: await a task or another awaitable; a value that is there needs no co_await
};
void waits_for_both(task<int> (*make)()) {
  waits_for(1);
  waits_for(make());
}
