// Returns that are right, or not this check's.
// RUN: %check coro-return-in-coroutine %s
#include "coro.h"

task<int> ask();

task<int> forwards() { return ask(); }

task<int> has_lambdas() {
  auto one = [] { return 1; };
  auto forwards = [] { return ask(); };
  struct local {
    int get() { return 1; }
  };
  void open(int port = [] { return 1; }());
  co_return one();
}

task<int> generic(auto value) {
  auto twice = [](auto number) { return number + number; };
  co_return twice(co_await static_cast<decltype(value) &&>(value));
}
template task<int> generic(task<int>);
