// Expressions that types and templates ask about.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

template <int Size> struct buffer {};

task<> more() {
  int aligned = alignof(decltype(co_await ask()));
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'decltype' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  bool valid = requires { co_await ask(); };
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'requires' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  bool also = requires(task<int> t) { { co_await t }; };
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'requires' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  buffer<co_await ask()> bytes;
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: the arguments of 'buffer' are for the compiler
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  buffer<(1 > 0) && co_await ask()> more;
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: the arguments of 'buffer' are for the compiler
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  co_await wait();
}

auto named_by_an_await() -> decltype(co_await ask());
// expect-error: 'co_await' is never evaluated here, so nothing can be suspended
// expect-note: 'decltype' only asks about an expression
// expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter

template <typename T>
concept awaitable = requires(T t) { co_await t; };
// expect-error: 'co_await' is never evaluated here, so nothing can be suspended
// expect-note: 'requires' only asks about an expression
// expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter

template <typename T>
  requires(co_await T())
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'requires' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
void constrained();

constexpr bool all_of_it = sizeof(int) < sizeof(co_await ask());
// expect-error: 'co_await' is never evaluated here, so nothing can be suspended
// expect-note: 'sizeof' only asks about an expression
// expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
