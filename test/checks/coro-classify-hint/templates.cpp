// A template is hinted at once: what is true of all that is made from it, or what
// is known of itself.
// RUN: %check coro-classify-hint %s
#include "coro.h"

template <typename T> task<T> later(T value) { co_return value; } // expect-remark: coroutine/dependent
template task<int> later(int);
template task<char> later(char);

template <typename T> task<T> once(T value) { co_return value; } // expect-remark: coroutine/task, lazy, awaitable → int
template task<int> once(int);

template <typename T> task<T> never(T value) { co_return value; } // expect-remark: coroutine/dependent

template <typename T> generator<int> known(T) { co_yield 1; } // expect-remark: generator/sync, lazy, iterable of int

template <typename R> R anything() { co_return; } // expect-remark: coroutine/task, lazy, awaitable → void
template task<> anything();

template <typename T> struct source {
  generator<T> all() { co_yield T(); } // expect-remark: generator/dependent
};
template struct source<int>;
template struct source<char>;
