// Code with other errors, too.
// RUN: %check coro-alloca %s --broken
#include "coro.h"

void fill(void *memory);

task<> allocates(unsigned n) {
  missing();
  fill(__builtin_alloca(n)); // expect-warning: the frame of the coroutine 'allocates' has a fixed size, but the size that '__builtin_alloca' is called with is known at run time only
                             // expect-note: the compiler accepts this and fails when it generates code, without saying where
                             // expect-note: use a container, or an array of the largest size
  fill(__builtin_alloca(unknown));
  fill(__builtin_alloca());
  co_await task<>();
}

// The one await is gone; a coroutine it is still.
task<> array(int n) {
  int array[n]; // expect-error: the frame of the coroutine 'array' has a fixed size, but that of 'array' is known at run time only
                // expect-note: use a container, or an array of the largest size
  co_await 1;
}
