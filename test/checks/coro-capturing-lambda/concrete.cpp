// Closures that end before the coroutine does, by where the task goes.
// RUN: %check coro-capturing-lambda %s
#include "../Inputs/texts.h"
#include "coro.h"

template <typename T> struct list {
  void push_back(T &&);
  T &front();
};
task<int> pause();

task<> called_at_once(int x) {
  auto kept = [x]() -> task<int> {
    co_await pause();
    co_return x;
  }();
  co_await static_cast<task<int> &&>(kept);
}

task<int> returned(int x) {
  return [&x]() -> task<int> { co_return x; }();
}

task<int> variable(int x) {
  auto work = [=]() -> task<int> { co_return x; };
  return work();
}

task<> container() {
  list<task<int>> all;
  for (int i = 0; i < 3; ++i)
    all.push_back([i]() -> task<int> { co_return i; }());
  co_await static_cast<task<int> &&>(all.front());
}

struct server {
  int port;
  task<int> serve() {
    return [this]() -> task<int> { co_return port; }();
  }
};

task<> inner_scope(int x) {
  task<int> kept = pause();
  {
    auto work = [x]() -> task<int> { co_return x; };
    kept = work();
  }
  co_await static_cast<task<int> &&>(kept);
}
