// Coroutines, in places where they may look as if they were none.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

// Lambdas are coroutines of their own, wherever they are.
auto in_an_initializer = []() -> task<> { co_await wait(); };
void in_a_default(task<> (*run)() = []() -> task<> { co_await wait(); });
struct has_lambdas {
  has_lambdas() { [[maybe_unused]] auto l = []() -> task<> { co_await wait(); }; }
  ~has_lambdas() { [[maybe_unused]] auto l = []() -> task<> { co_await wait(); }; }
  task<> (*member)() = []() -> task<> { co_await wait(); };
};
constexpr int evaluated() {
  [[maybe_unused]] auto l = []() -> task<> { co_await wait(); };
  return sizeof([]() -> task<> { co_await wait(); });
}

// co_return may stand in a handler.
task<int> gives_up() {
  try {
    co_return co_await ask();
  } catch (...) {
    co_return 0;
  }
}

// A pack is no C variable argument list.
template <typename... Values> task<int> of_many(Values... values) {
  co_return co_await ask();
}
template task<int> of_many(int, int);

// Not deduced: a constrained parameter, a dependent type.
task<> generic(auto value) { co_await wait(); }
template <typename Coroutine> Coroutine any() { co_await wait(); }
template task<> any();

// Default arguments of functions that are declared in a coroutine.
task<> declares() {
  void local(int port = 1, int (*twice)(int) = [](int i) { return 2 * i; });
  void other(task<> (*run)() = []() -> task<> { co_await wait(); });
  co_await wait();
}

auto trailing() -> task<> { co_await wait(); }
template <typename T> auto trailing_in_a_template(T value) -> task<T> {
  co_return value;
}

// The captures of a lambda belong to what creates it.
task<> captures() {
  auto l = [port = co_await ask()] { return port; };
}

int main() {
  [[maybe_unused]] auto run = []() -> task<> { co_await wait(); };
}
