// A template's coroutine is followed where its promise is known.
// RUN: %check coro-thread-local-across-suspend %s
#include "coro.h"

thread_local int depth;
template <typename T> thread_local T value_of_thread;
task<> settle();
void use(int);

template <typename T> task<> known_promise() {
  int &level = depth; // #at1
  co_await T(); // #at2
  use(level); // expect-warning: 'level' refers to what belongs to the thread from before the suspension: 'depth' of that thread may have changed or be gone
              // expect-note@#at1: it is taken here
              // expect-note@#at2: here the coroutine may go on on another thread
              // expect-note: take it again after each suspension, or copy what is needed before
}

template <typename T> task<T> instantiated() {
  T &mine = value_of_thread<T>; // #at3
  co_await settle(); // #at4
  use(mine); // expect-warning: 'mine' refers to what belongs to the thread from before the suspension: 'value_of_thread' of that thread may have changed or be gone
             // expect-note@#at3: it is taken here
             // expect-note@#at4: here the coroutine may go on on another thread
             // expect-note: take it again after each suspension, or copy what is needed before
  co_return 1;
}
template task<int> instantiated();
template task<long> instantiated();
