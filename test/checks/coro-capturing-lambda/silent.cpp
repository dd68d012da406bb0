// Closures that live, captures that are not used too late, and what is kept.
// RUN: %check coro-capturing-lambda %s
#include "eager.h"
#include "coro.h"

task<int> pause();
void use(int);
template <typename F> void spawn(F) {}

task<> awaited(int x) {
  co_await [x]() -> task<int> { co_return x; }();
  auto work = [&]() -> task<int> { co_return x; };
  co_await work();
  auto kept = work();
  co_await static_cast<task<int> &&>(kept);
}

task<> nothing_captured(int x) {
  auto kept = [](int x) -> task<int> { co_return x; }(x);
  co_await static_cast<task<int> &&>(kept);
}

eager copied_first(int x) {
  return [x]() -> eager {
    auto mine = x;
    co_await pause();
    use(mine);
  }();
}

// Who is given the closure may keep it.
void handed_over(int x) {
  spawn([x]() -> task<int> { co_return x; });
}

// A lambda in the coroutine has captures of its own.
task<int> nested(int x) {
  return [](int x) -> task<int> {
    auto twice = [x] { return 2 * x; };
    co_return twice();
  }(x);
}
