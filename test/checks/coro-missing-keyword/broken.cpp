// A body with errors may have lost what matters.
// RUN: %check coro-missing-keyword %s --broken
#include "coro.h"

task<int> returns_something() { return unknown(); }
task<int> loses_its_keyword() { co_await unknown; }
task<int> in_a_handler() {
  try {
    throw 1;
  } catch (...) {
    co_await unknown();
  }
}
template <typename T> task<T> instantiated(T value) { return value.task(); }
template task<int> instantiated(int);

task<int> whole() { // expect-warning: an exception thrown in 'whole' escapes when it is called, not when its 'task<int>' is awaited: without co_* it is no coroutine
  throw 1; // expect-note: thrown here
} // expect-note: a co_return at the end makes it a coroutine, even if it is never reached
