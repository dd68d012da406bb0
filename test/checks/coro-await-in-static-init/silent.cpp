// Initialisers that suspend nobody.
// RUN: %check coro-await-in-static-init %s
#include "coro.h"

task<int> number();
int ready();

task<> locals() {
  int n = co_await number();
  static int from_local = n;
  static int called = ready();
  static int nothing;
  thread_local int ours = 1;
  const auto &ref = co_await number();
  static_assert(sizeof(n) > 1);
}

// The coroutine is another one, and runs when it is called.
task<> inner_coroutine() {
  static auto later = []() -> task<int> { co_return co_await number(); };
  static auto *keep = +[]() -> task<> {
    int n = co_await number();
    static int from_local = n;
  };
  static task<int> started = later();
  struct local {
    static task<> member() { int n = co_await number(); }
  };
  static local object;
  co_await local::member();
}

// Awaits next to a static variable are none in its initialiser.
task<> neighbours() {
  static int a = 1;
  a = co_await number();
  if (static int b = 2; co_await number() > b)
    co_return;
  for (static int c = 3; c < co_await number(); ++c)
    ;
}

task<> lambda_around() {
  static auto make = [n = ready()]() -> task<> {
    auto got = co_await number();
  };
  co_await make();
}

template <typename T> task<T> in_a_template(T value) {
  static T kept = value;
  static T other{};
  co_return co_await number();
}
template task<int> in_a_template(int);
