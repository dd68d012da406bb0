// Members of temporaries and of variables that end.
// RUN: %check coro-stateful-functor %s
#include "coro.h"

task<int> pause();
struct job {
  int id;
  task<int> run() {
    co_await pause();
    co_return id;
  }
  task<int> operator()() { co_return id; }
};
struct derived : job {};

task<int> temporary() { return job{1}.run(); }

task<int> variable() {
  job local{1};
  return local();
}

task<> kept() {
  auto it = job{1}();
  co_await static_cast<task<int> &&>(it);
}

task<int> of_base() { return derived{{1}}.run(); }
