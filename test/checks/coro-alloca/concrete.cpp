// Memory for which the frame has no place.
// RUN: %check coro-alloca %s
#include "coro.h"
#include <alloca.h>
#include <string.h>

void fill(void *memory);
task<int> number();

task<> by_builtin(unsigned n) {
  fill(__builtin_alloca(n)); // expect-warning: the frame of the coroutine 'by_builtin' has a fixed size, but the size that '__builtin_alloca' is called with is known at run time only
                             // expect-note: the compiler accepts this and fails when it generates code, without saying where
                             // expect-note: use a container, or an array of the largest size
  fill(__builtin_alloca_with_align(n, 64)); // expect-warning: the frame of the coroutine 'by_builtin' has a fixed size, but the size that '__builtin_alloca_with_align' is called with is known at run time only
                                            // expect-note: the compiler accepts this and fails when it generates code, without saying where
                                            // expect-note: use a container, or an array of the largest size
  co_await number();
}

task<> by_macros(const char *text) {
  co_await number();
  void *memory = alloca(strlen(text)); // expect-warning: the frame of the coroutine 'by_macros' has a fixed size, but the size that 'alloca' is called with is known at run time only
                                       // expect-note: the compiler accepts this and fails when it generates code, without saying where
                                       // expect-note: use a container, or an array of the largest size
  fill(memory);
  char *copy = strdupa(text); // expect-warning: the frame of the coroutine 'by_macros' has a fixed size, but the size that 'strdupa' is called with is known at run time only
                              // expect-note: the compiler accepts this and fails when it generates code, without saying where
                              // expect-note: use a container, or an array of the largest size
  fill(copy);
  fill(strndupa(text, 10)); // expect-warning: the frame of the coroutine 'by_macros' has a fixed size, but the size that 'strndupa' is called with is known at run time only
                            // expect-note: the compiler accepts this and fails when it generates code, without saying where
                            // expect-note: use a container, or an array of the largest size
}

#define ROOM(size) __builtin_alloca(size) // #ROOM
#define BUFFER(size) alloca(size) // #BUFFER

task<> by_macros_of_its_own(unsigned n) {
  fill(ROOM(n)); // expect-warning: the frame of the coroutine 'by_macros_of_its_own' has a fixed size, but the size that '__builtin_alloca' is called with is known at run time only
                 // expect-note@#ROOM: expanded from macro 'ROOM'
                 // expect-note: the compiler accepts this and fails when it generates code, without saying where
                 // expect-note@#ROOM: expanded from macro 'ROOM'
                 // expect-note: use a container, or an array of the largest size
                 // expect-note@#ROOM: expanded from macro 'ROOM'
  fill(BUFFER(n + 1)); // expect-warning: the frame of the coroutine 'by_macros_of_its_own' has a fixed size, but the size that 'alloca' is called with is known at run time only
                       // expect-note@#BUFFER: expanded from macro 'BUFFER'
                       // expect-note: the compiler accepts this and fails when it generates code, without saying where
                       // expect-note@#BUFFER: expanded from macro 'BUFFER'
                       // expect-note: use a container, or an array of the largest size
                       // expect-note@#BUFFER: expanded from macro 'BUFFER'
  co_await number();
}

task<> after_the_last_await(unsigned n) {
  co_await number();
  for (unsigned i = 0; i < n; ++i)
    fill(__builtin_alloca(i)); // expect-warning: the frame of the coroutine 'after_the_last_await' has a fixed size, but the size that '__builtin_alloca' is called with is known at run time only
                               // expect-note: the compiler accepts this and fails when it generates code, without saying where
                               // expect-note: use a container, or an array of the largest size
}

task<> in_a_capture(unsigned n) {
  auto later = [memory = __builtin_alloca(n)] { fill(memory); }; // expect-warning: the frame of the coroutine 'in_a_capture' has a fixed size, but the size that '__builtin_alloca' is called with is known at run time only
                                                                 // expect-note: the compiler accepts this and fails when it generates code, without saying where
                                                                 // expect-note: use a container, or an array of the largest size
  later();
  co_await number();
}

task<> in_a_handler(unsigned n) try {
  co_await number();
} catch (...) {
  fill(__builtin_alloca(n)); // expect-warning: the frame of the coroutine 'in_a_handler' has a fixed size, but the size that '__builtin_alloca' is called with is known at run time only
                             // expect-note: the compiler accepts this and fails when it generates code, without saying where
                             // expect-note: use a container, or an array of the largest size
}

struct server {
  task<> member(unsigned n) {
    fill(__builtin_alloca(n)); // expect-warning: the frame of the coroutine 'server::member' has a fixed size, but the size that '__builtin_alloca' is called with is known at run time only
                               // expect-note: the compiler accepts this and fails when it generates code, without saying where
                               // expect-note: use a container, or an array of the largest size
    co_await number();
  }
};

auto lambda = [](unsigned n) -> task<> {
  fill(__builtin_alloca(n)); // expect-warning: the frame of the coroutine '(lambda)' has a fixed size, but the size that '__builtin_alloca' is called with is known at run time only
                             // expect-note: the compiler accepts this and fails when it generates code, without saying where
                             // expect-note: use a container, or an array of the largest size
  co_await number();
};

[[gnu::always_inline]] inline void scratch(unsigned n) {
  fill(__builtin_alloca(n)); // #scratch
}
[[gnu::always_inline]] inline void scratch_twice(unsigned n) {
  scratch(2 * n);
}
[[gnu::always_inline]] inline int with_array(unsigned n) {
  int array[n]; // #array
  fill(array);
  return array[0];
}

task<> inlines(unsigned n) {
  scratch(n); // expect-warning: the frame of the coroutine 'inlines' has a fixed size, but 'scratch' is always inlined and needs memory whose size is known at run time only
              // expect-note@#scratch: it needs the memory here
              // expect-note: the compiler accepts this and fails when it generates code, without saying where
              // expect-note: call a function that need not be inlined, or use a container
  scratch_twice(n); // expect-warning: the frame of the coroutine 'inlines' has a fixed size, but 'scratch_twice' is always inlined and needs memory whose size is known at run time only
                    // expect-note@#scratch: it needs the memory here
                    // expect-note: the compiler accepts this and fails when it generates code, without saying where
                    // expect-note: call a function that need not be inlined, or use a container
  int got = with_array(n); // expect-warning: the frame of the coroutine 'inlines' has a fixed size, but 'with_array' is always inlined and needs memory whose size is known at run time only
                           // expect-note@#array: it needs the memory here
                           // expect-note: the compiler accepts this and fails when it generates code, without saying where
                           // expect-note: call a function that need not be inlined, or use a container
  co_await number();
}
