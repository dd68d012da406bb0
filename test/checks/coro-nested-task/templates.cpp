// Found once for a template, where what is awaited is known.
// RUN: %check coro-nested-task %s
#include "coro.h"

template <typename T> task<task<T>> prepare(T);

template <typename T> task<T> dependent(T value) {
  co_await prepare(value); // expect-warning: this await gives a 'task<int>', which is dropped: only the outer one is awaited, and the inner one never runs
                           // expect-note: await the inner one, too
  co_return value;
}
template task<int> dependent(int);
template task<char> dependent(char);

template <typename T> task<> known_promise() {
  co_await prepare(1); // expect-warning: this await gives a 'task<int>', which is dropped: only the outer one is awaited, and the inner one never runs
                       // expect-note: await the inner one, too
  co_await prepare(T());
}
template task<> known_promise<int>();

template <typename... T> task<> packs(T... values) {
  (co_await prepare(values), ...); // expect-warning: this await gives a 'task<char>', which is dropped: only the outer one is awaited, and the inner one never runs
                                   // expect-note: await the inner one, too
}
template task<> packs(int, char);

template <typename T> task<T> never(T value) {
  co_await prepare(value);
  co_return value;
}
