// Code that does not compile: what is left of it is followed.
// RUN: %check coro-thread-local-across-suspend %s --broken
#include "coro.h"

thread_local int depth;
task<> settle();
void use(int);

task<> before_an_error() {
  int &level = depth; // #at1
  co_await settle(); // #at2
  use(level); // expect-warning: 'level' refers to what belongs to the thread from before the suspension: 'depth' of that thread may have changed or be gone
              // expect-note@#at1: it is taken here
              // expect-note@#at2: here the coroutine may go on on another thread
              // expect-note: take it again after each suspension, or copy what is needed before
  co_await unknown;
}

task<> of_nothing() {
  auto &level = unknown;
  thread_local no_type mine;
  co_await settle();
  use(level);
}
