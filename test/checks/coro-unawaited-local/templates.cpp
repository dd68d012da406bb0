// What a template forgets is found once: in the pattern if nothing there depends
// on arguments, and else in what is made from it.
// RUN: %check coro-unawaited-local %s
#include "jobs.h"
#include "coro.h"
#include <utility>

job<int> fetch();
bool again();

template <typename T> job<> known_promise() {
  auto page = fetch(); // expect-warning: 'page' is never awaited: the 'job<int>' never runs
                       // expect-note: await it, or do without the call
  co_return;
}
template job<> known_promise<int>();
template job<> known_promise<long>();

template <typename T> job<T> get(T);
template <typename T> job<T> made(T value) {
  auto page = get(value); // expect-warning: 'page' is never awaited: the 'job<int>' never runs
                          // expect-note: await it, or do without the call
  co_return value;
}
template job<int> made(int);
template job<long> made(long);

template <typename T> job<T> never_made(T value) {
  auto page = get(value);
  co_return value;
}

template <typename T> running<T> begin(T);
template <typename T> job<T> on_one_way(T value) {
  auto page = begin(value); // expect-warning: 'page' is not awaited on every way: the 'running<int>' runs, and nobody learns when it ends or how
                            // expect-note@#at1: when this is false, it is dropped
                            // expect-note: await it there, too, or begin it only where it is needed
  if (again()) // #at1
    co_await std::move(page);
  co_return value;
}
template job<int> on_one_way(int);

// What is made from a template that is no coroutine is up to who uses it.
template <typename T> void ordinary(T value) { auto page = get(value); }
template void ordinary(int);

auto generic = [](auto value) -> job<> {
  auto page = get(value); // expect-warning: 'page' is never awaited: the 'job<int>' never runs
                          // expect-note: await it, or do without the call
  co_return;
};
job<> uses() { return generic(1); }

// In the pattern it is not known what takes it.
template <typename T> job<> handed_on(T taker) {
  auto page = fetch();
  taker.take(page);
  co_return;
}
template <typename T> job<> captured(T taker) {
  auto page = fetch();
  taker([&] { return std::move(page); });
  co_return;
}
