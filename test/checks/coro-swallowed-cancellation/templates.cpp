// Templates: once each, in the pattern if its promise is known.
// RUN: %check coro-swallowed-cancellation %s --option "Exceptions=cancelled"
#include "coro.h"
#include <exception>

struct cancelled : std::exception {};
template <typename T> task<T> receive();
template <typename T> struct failure {};

template <typename T> task<> known(T) {
  for (;;) { // #at2
    try {
      co_await receive<T>(); // #at1
    } catch (...) { // expect-warning: 'known<int>' never ends once it is cancelled: this handler takes 'cancelled', and the loop goes on
                    // expect-note@#at1: in a coroutine that was cancelled, this throws 'cancelled'
                    // expect-note@#at2: the loop begins again, and it throws again
                    // expect-note: leave the loop if it was cancelled: by a condition, or by a handler for 'cancelled' before this one
    }
  }
}

template <typename T, bool Endless> task<T> dependent(T) {
  while (Endless) { // #at4
    try {
      co_await receive<T>(); // #at3
    } catch (const failure<T> &) {
      throw;
    } catch (const std::exception &) { // expect-warning: 'dependent<int, true>' never ends once it is cancelled: this handler takes 'cancelled', and the loop goes on
                                       // expect-note@#at3: in a coroutine that was cancelled, this throws 'cancelled'
                                       // expect-note@#at4: the loop begins again, and it throws again
                                       // expect-note: leave the loop if it was cancelled: by a condition, or by a handler for 'cancelled' before this one
    }
  }
  co_return T();
}

// Never instantiated.
template <typename T> T any(T value) {
  for (;;) { // #at6
    try {
      co_await value; // #at5
    } catch (...) { // expect-warning: 'any' never ends once it is cancelled: this handler takes 'cancelled', and the loop goes on
                    // expect-note@#at5: in a coroutine that was cancelled, this throws 'cancelled'
                    // expect-note@#at6: the loop begins again, and it throws again
                    // expect-note: leave the loop if it was cancelled: by a condition, or by a handler for 'cancelled' before this one
    }
  }
}
template <typename T, bool Endless> T may_be_endless(T value) {
  while (Endless) {
    try {
      co_await value;
    } catch (const T &) {
    }
  }
}

task<> uses() {
  co_await known(1);
  co_await known('a');
  co_await dependent<int, true>(1);
  co_await dependent<char, false>('a');
}
