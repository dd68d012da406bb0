// What is written in a macro says nothing of the notes of a finding.
// RUN: %check coro-reference-parameter %s --option StrictMode=true
#include "texts.h"
#include "coro.h"

#define REQUIRE(condition)                                                     \
  do {                                                                         \
    if (!(condition)) /* NOLINT */                                             \
      throw 1;                                                                 \
  } while (0)

task<> checked(const text &of) { // expect-warning: 'checked' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                 // expect-note: 'checked' is suspended before its body begins, until it is awaited
                                 // expect-note@#at1: 'of' is used here, after that
                                 // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
  REQUIRE(of.size() == 3); // #at1
  co_return;
}
