// Coroutines made from templates, each mistake once.
// RUN: %check coro-dangling-argument %s
#include "texts.h"
#include "coro.h"

template <typename T> task<int> length(const T &of) { co_return of.size(); } // #at1
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
  auto kept = length(make()); // expect-warning: 'length<text>' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                              // expect-note: it is destroyed here, at the end of the expression
                              // expect-note@#at1: 'length<text>' is suspended before its body begins, until it is awaited
                              // expect-note@#at1: 'of' is used here, after that
                              // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  co_await static_cast<task<int> &&>(kept);
  auto fine = ignored(make());
  co_await static_cast<task<int> &&>(fine);
}

template <typename T> void ordinary() {
  auto kept = length<text>(make()); // expect-warning: 'length<text>' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                                    // expect-note: it is destroyed here, at the end of the expression
                                    // expect-note@#at1: 'length<text>' is suspended before its body begins, until it is awaited
                                    // expect-note@#at1: 'of' is used here, after that
                                    // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  kept = length<text>(T());
}
