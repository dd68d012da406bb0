// Coroutines made from templates, each mistake once.
// RUN: %check coro-return-dangling %s
#include "../Inputs/texts.h"
#include "coro.h"

template <typename T> task<view> known_promise() {
  text local = make();
  co_return local;
}
template <typename T> task<T> result(text owned) { co_return owned; }

task<> use() {
  co_await known_promise<int>();
  co_await known_promise<char>();
  co_await result<view>(make());
  co_await result<text>(make());
}
