// Operands that are not evaluated.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"
#include <typeinfo>

task<int> ask();
task<> wait();

task<> unevaluated() {
  int sizes = sizeof(co_await ask());
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'sizeof' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  sizes += sizeof co_await ask();
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'sizeof' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  decltype(co_await ask()) number;
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'decltype' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  bool never = noexcept(co_await ask());
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'noexcept' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  sizes += typeid(co_await ask()).name() != nullptr;
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'typeid' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  int low = 1;
  never = sizeof(low < co_await ask()) == 1;
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'sizeof' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  co_await wait();
}
