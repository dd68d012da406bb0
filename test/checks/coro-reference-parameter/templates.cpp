// Coroutines made from templates, each mistake once.
// RUN: %check coro-reference-parameter %s --option StrictMode=true
#include "texts.h"
#include "coro.h"

template <typename T> task<int> length(const T &of) { co_return of.size(); } // expect-warning: 'length<text>' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                                             // expect-note: 'length<text>' is suspended before its body begins, until it is awaited
                                                                             // expect-note: 'of' is used here, after that
                                                                             // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
template <typename... T> task<int> sum(const T &...all) { // expect-warning: 'sum<text, text>' uses the reference 'all' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                          // expect-note: 'sum<text, text>' is suspended before its body begins, until it is awaited
                                                          // expect-note@#at1: 'all' is used here, after that
                                                          // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
  co_return (all.size() + ...); // #at1
}
template <typename T> task<int> by_value(T of) { co_return 1; }

task<> use() {
  co_await length(make());
  co_await sum(make(), make());
  co_await by_value<const text &>(make());
}
