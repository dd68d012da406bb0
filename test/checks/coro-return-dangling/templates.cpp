// Coroutines made from templates, each mistake once.
// RUN: %check coro-return-dangling %s
#include "texts.h"
#include "coro.h"

template <typename T> task<view> known_promise() {
  text local = make(); // #at1
  co_return local; // expect-warning: 'known_promise' gives whoever awaits it a view to 'local', which is destroyed before that
                   // expect-note@#at1: 'local' is destroyed when the body ends
                   // expect-note: the coroutine that awaits it goes on after that
                   // expect-note: give the result by value
}
template <typename T> task<T> result(text owned) { co_return owned; } // expect-warning: 'result<view>' gives whoever awaits it a view to 'owned', which is destroyed before that
                                                                      // expect-note: 'owned' is destroyed with the frame of the coroutine, as the task is
                                                                      // expect-note: the coroutine that awaits it goes on after that
                                                                      // expect-note: give the result by value

task<> use() {
  co_await known_promise<int>();
  co_await known_promise<char>();
  co_await result<view>(make());
  co_await result<text>(make());
}
