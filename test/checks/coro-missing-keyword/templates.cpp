// A template is reported once, whatever is made from it.
// RUN: %check coro-missing-keyword %s
#include "coro.h"

template <typename T> task<T> depends(T value) { // expect-warning: an exception thrown in 'depends<int>' escapes when it is called, not when its 'task<int>' is awaited: without co_* it is no coroutine
  throw value; // expect-note: thrown here
} // expect-note: a co_return at the end makes it a coroutine, even if it is never reached
template task<int> depends(int);
template task<long> depends(long);

template <typename T> task<int> does_not_depend(T value) { // expect-warning: an exception thrown in 'does_not_depend' escapes when it is called, not when its 'task<int>' is awaited: without co_* it is no coroutine
  throw value; // expect-note: thrown here
} // expect-note: a co_return at the end makes it a coroutine, even if it is never reached

template <typename T> struct box {
  task<T> take() { // expect-warning: an exception thrown in 'box<int>::take' escapes when it is called, not when its 'task<int>' is awaited: without co_* it is no coroutine
    throw 1; // expect-note: thrown here
  } // expect-note: a co_return at the end makes it a coroutine, even if it is never reached
};
template struct box<int>;

auto generic = [](auto value) -> task<int> { // expect-warning: an exception thrown in '(lambda)' escapes when it is called, not when its 'task<int>' is awaited: without co_* it is no coroutine
  throw value; // expect-note: thrown here
}; // expect-note: a co_return at the end makes it a coroutine, even if it is never reached

// Never instantiated, so nobody knows.
template <typename Coroutine> Coroutine any_coroutine() { throw 1; }

// What is a coroutine for one type is meant to be one for another.
template <bool Fails> task<int> chooses() {
  if constexpr (Fails)
    throw 1;
  else
    co_return 1;
}
template task<int> chooses<true>();
template task<int> chooses<false>();

// The same for a factory.
template <bool Fails> task<int> passes_on() {
  if constexpr (Fails)
    throw 1;
  else
    return chooses<false>();
}
template task<int> passes_on<true>();
template task<int> passes_on<false>();

// The primary template is for what has no specialisation.
template <typename T> task<T> read() { throw "unreadable"; }
template <> task<int> read<int>() { co_return 1; }
template task<long> read<long>();

template <typename T> inline constexpr bool unsupported = false;
template <typename T> task<int> rejects() {
  static_assert(unsupported<T>, "there is no such thing");
}

// It may end the program.
template <typename T> task<int> asks(T handler) { handler.fail(); }
