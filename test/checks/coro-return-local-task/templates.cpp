// Ordinary templates are looked at once, coroutines as they are made.
// RUN: %check coro-return-local-task %s
#include "texts.h"
#include "coro.h"

template <typename T> task<int> length(const T &of) { co_return of.size(); } // #at2

// What the call is depends on the argument.
template <typename T> task<int> dependent(T owned) { return length(owned); }

template <typename T> task<int> not_dependent(T) {
  text local = make(); // #at1
  return length<text>(local); // expect-warning: the task that 'not_dependent' returns refers to 'local', which is destroyed before the coroutine uses it
                              // expect-note@#at1: 'local' is destroyed when 'not_dependent' returns
                              // expect-note@#at2: 'length<text>' is suspended before its body begins, until it is awaited
                              // expect-note@#at2: 'of' is used here, after that
                              // expect-note: make 'not_dependent' a coroutine, whose frame keeps it: co_return co_await the call; or have 'length<text>' take the parameter by value
}

void use() {
  dependent(make());
  not_dependent(1);
  not_dependent('c');
}
