// Ordinary templates are looked at once, coroutines as they are made.
// RUN: %check coro-return-local-task %s
#include "../Inputs/texts.h"
#include "coro.h"

template <typename T> task<int> length(const T &of) { co_return of.size(); }

// What the call is depends on the argument.
template <typename T> task<int> dependent(T owned) { return length(owned); }

template <typename T> task<int> not_dependent(T) {
  text local = make();
  return length<text>(local);
}

void use() {
  dependent(make());
  not_dependent(1);
  not_dependent('c');
}
