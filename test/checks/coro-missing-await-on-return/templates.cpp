// Templates: once each, in the pattern if the type of the task is known there.
// RUN: %check coro-missing-await-on-return %s
#include "coro.h"
#include <mutex>

task<int> fetch();
task<int> empty();
template <typename T> task<T> get();

template <typename T> task<int> plain(T) {
  try {
    return fetch(); // expect-warning: 'plain' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                    // expect-note@#at1: what the task throws does not come here
                    // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
  } catch (...) { // #at1 // #at1
    return empty();
  }
}

// The type depends on the argument: what it would be is not known.
template <typename T> task<T> dependent(T value) {
  try {
    return get<T>();
  } catch (...) {
    throw;
  }
}

template <typename Mutex> struct store {
  Mutex m;
  task<int> load() {
    std::lock_guard lock(m); // #at2 // #at2
    return fetch(); // expect-warning: 'store::load' returns a task that runs after 'lock' has ended: nothing of it is done while the lock is held
                    // expect-note@#at2: the lock is taken here
                    // expect-note: it ends here, before the task begins
                    // expect-note: take the lock in the task, between two suspensions, or await one that is made for coroutines there
  }
  task<int> save() {
    try {
      return get<int>(); // expect-warning: 'store::save' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                         // expect-note@#at3: what the task throws does not come here
                         // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
    } catch (...) { // #at3 // #at3
      return empty();
    }
  }
};

task<> uses(store<std::mutex> &s) {
  co_await plain(1);
  co_await plain(1.0);
  co_await dependent(1);
  co_await s.load();
  co_await s.save();
}

// A lambda in a template.
template <typename T> auto make(T) {
  return [] {
    try {
      return fetch(); // expect-warning: 'make()::(lambda)' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                      // expect-note@#at4: what the task throws does not come here
                      // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
    } catch (...) { // #at4 // #at4
      return empty();
    }
  };
}
auto made = make(1);
