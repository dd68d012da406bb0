// What the compiler accepts.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

task<> declares_a_function() {
  void open(int port = co_await ask());
  // expect-warning: 'co_await' in a default argument, which the caller evaluates, not a coroutine
  // expect-note: the default argument of 'port'
  // expect-note: await in the body, or let the caller await and pass the result
  co_await wait();
}

task<> declares_nothing_else() {
  void open(int port = 1 + co_await ask());
  // expect-warning: 'co_await' in a default argument, which the caller evaluates, not a coroutine
  // expect-note: the default argument of 'port'
  // expect-note: await in the body, or let the caller await and pass the result
}

template <typename T> auto never_instantiated(T value) { co_return value; }
// expect-warning: 'never_instantiated' cannot be a coroutine: its return type is deduced
// expect-note: no co_return tells what coroutine type to return
// expect-note: write the return type, such as 'task<...>'

auto generic_lambda = [](auto value) { co_await value; };
// expect-warning: '(lambda)' cannot be a coroutine: its return type is deduced
// expect-note: no co_return tells what coroutine type to return
// expect-note: write the return type, such as 'task<...>'

template <typename T> struct holder {
  auto member() { co_await wait(); }
  // expect-warning: 'holder::member' cannot be a coroutine: its return type is deduced
  // expect-note: no co_return tells what coroutine type to return
  // expect-note: write the return type, such as 'task<...>'
  task<> fine() { co_await wait(); }
};

template <typename T> void has_a_lambda() {
  [[maybe_unused]] auto l = [] { co_await wait(); };
  // expect-warning: 'has_a_lambda()::(lambda)' cannot be a coroutine: its return type is deduced
  // expect-note: no co_return tells what coroutine type to return
  // expect-note: write the return type, such as 'task<...>'
}
