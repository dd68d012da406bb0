// A declaration of alloca by hand is the builtin in GNU modes.
// RUN: %check coro-alloca %s -- -std=gnu++20
#include "coro.h"
#undef alloca

extern "C" void *alloca(decltype(sizeof(0)));
void fill(void *memory);

task<> calls(unsigned n) {
  fill(alloca(n)); // expect-warning: the frame of the coroutine 'calls' has a fixed size, but the size that 'alloca' is called with is known at run time only
                   // expect-note: the compiler accepts this and fails when it generates code, without saying where
                   // expect-note: use a container, or an array of the largest size
  co_await task<>();
}
