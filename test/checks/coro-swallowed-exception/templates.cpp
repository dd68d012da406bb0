// Templates: once each, in the pattern if its promise is known.
// RUN: %check coro-swallowed-exception %s
#include "coro.h"

task<> save(int);
template <typename T> task<> store(T);

template <typename T> task<> known(T value) {
  try {
    co_await store(value); // #at1
  } catch (...) {} // expect-warning: every error of what is awaited in this try block is lost: 'known<int>' goes on as if there was none
                   // expect-note@#at1: it is awaited here
                   // expect-note: take only the exceptions that are expected, report the others, or say in a comment here why none matters
}
template <typename T> task<T> dependent(T value) {
  try {
    co_await store(value); // #at2
  } catch (...) {} // expect-warning: every error of what is awaited in this try block is lost: 'dependent<int>' goes on as if there was none
                   // expect-note@#at2: it is awaited here
                   // expect-note: take only the exceptions that are expected, report the others, or say in a comment here why none matters
  co_return value;
}
// Never instantiated.
template <typename T> T any(T value) {
  try {
    co_await value; // #at3
  } catch (...) {} // expect-warning: every error of what is awaited in this try block is lost: 'any' goes on as if there was none
                   // expect-note@#at3: it is awaited here
                   // expect-note: take only the exceptions that are expected, report the others, or say in a comment here why none matters
}
template <typename T, typename E> task<T> of_a_kind(T value) {
  try {
    co_await value;
  } catch (const E &) {}
}

task<> uses() {
  co_await known(1);
  co_await known('a');
  co_await dependent(1);
  co_await dependent('a');
}
