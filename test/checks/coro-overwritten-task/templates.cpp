// What a template replaces is found once.
// RUN: %check coro-overwritten-task %s
#include "jobs.h"
#include "coro.h"
#include <utility>

running<int> start();

template <typename T> job<> known_promise() {
  auto page = start(); // #at1
  page = start(); // expect-warning: 'page' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
                  // expect-note@#at1: the first comes from here
                  // expect-note: await the first before, or keep both
  co_await std::move(page);
}
template job<> known_promise<int>();
template job<> known_promise<long>();

template <typename T> running<T> begin(T);
template <typename T> job<T> made(T value) {
  auto page = begin(value); // #at2
  page = begin(value); // expect-warning: 'page' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
                       // expect-note@#at2: the first comes from here
                       // expect-note: await the first before, or keep both
  co_return co_await std::move(page);
}
template job<int> made(int);
template job<long> made(long);

template <typename T> job<T> never_made(T value) {
  auto page = begin(value);
  page = begin(value);
  co_return co_await std::move(page);
}

template <typename T> job<> handed_on(T taker) {
  auto page = start();
  taker.take(page);
  page = start();
  co_await std::move(page);
}
