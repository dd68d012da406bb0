// Coroutines made from templates, each mistake once.
// RUN: %check coro-dangling-argument %s
#include "../Inputs/texts.h"
#include "coro.h"

template <typename T> task<int> length(const T &of) { co_return of.size(); }
template <typename T> task<int> ignored(const T &of) { co_return 1; }

template <typename T> task<int> twice() {
  auto kept = length(T("abc"));
  co_return co_await static_cast<task<int> &&>(kept);
}
template <typename T> task<int> never_instantiated() {
  auto kept = length(T("abc"));
  co_return co_await static_cast<task<int> &&>(kept);
}

task<> use() {
  co_await twice<text>();
  struct other : text {
    using text::text;
  };
  co_await twice<other>();
  auto kept = length(make());
  co_await static_cast<task<int> &&>(kept);
  auto fine = ignored(make());
  co_await static_cast<task<int> &&>(fine);
}

template <typename T> void ordinary() {
  auto kept = length<text>(make());
  kept = length<text>(T());
}
