// Coroutines made from templates, each mistake once.
// RUN: %check coro-view-parameter %s --option StrictMode=true
#include "texts.h"
#include "coro.h"

template <typename T> task<int> length(T of) { co_return of.size(); } // expect-warning: 'length<view>' uses the view 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                                      // expect-note: 'length<view>' is suspended before its body begins, until it is awaited
                                                                      // expect-note: 'of' is used here, after that
                                                                      // expect-note: take by value what it leads to, such as a string instead of a view of one
template <typename T> task<int> pointed(T *of) { co_return of->size(); } // expect-warning: 'pointed<text>' uses the pointer 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                                         // expect-note: 'pointed<text>' is suspended before its body begins, until it is awaited
                                                                         // expect-note: 'of' is used here, after that
                                                                         // expect-note: take by value what it leads to, such as a string instead of a view of one

task<> use() {
  co_await length(view("abc"));
  co_await length(make());
  text kept = make();
  co_await pointed(&kept);
}
