// Temporaries and variables of inner scopes, by the way the task is kept.
// RUN: %check coro-dangling-argument %s
#include "../Inputs/texts.h"
#include "coro.h"

template <typename T> struct list {
  void push_back(T &&);
  T &front();
};
task<int> pause();
task<int> length(const text &of) { co_return of.size(); }
task<int> late(view of) {
  co_await pause();
  co_return of.size();
}
task<int> pointed(const text *of) { co_return of->size(); }
task<int> unseen(const text &of);
task<int> pass(const text &of) { return length(of); }

task<> variable() {
  auto kept = length(make());
  co_await static_cast<task<int> &&>(kept);
}

task<> converted() {
  auto kept = length("abc");
  co_await static_cast<task<int> &&>(kept);
}

task<> view_of_temporary() {
  auto kept = late(make());
  co_await static_cast<task<int> &&>(kept);
}

task<> pointer_into_temporary() {
  auto kept = late(make().data());
  co_await static_cast<task<int> &&>(kept);
}

task<> passed_on() {
  auto kept = pass(make());
  co_await static_cast<task<int> &&>(kept);
}

task<> without_body() {
  auto kept = unseen(make());
  co_await static_cast<task<int> &&>(kept);
}

task<> reference() {
  auto &&kept = length(make());
  co_await static_cast<task<int> &&>(kept);
}

task<> container() {
  list<task<int>> all;
  all.push_back(length(make()));
  co_await static_cast<task<int> &&>(all.front());
}

task<> inner_scope(bool again) {
  auto kept = length(text("outer"));
  if (again) {
    text inner = make();
    kept = length(inner);
  }
  co_await static_cast<task<int> &&>(kept);
}

task<> address_of_inner() {
  task<int> kept = pause();
  {
    text inner = make();
    kept = pointed(&inner);
  }
  co_await static_cast<task<int> &&>(kept);
}

task<int> returned() { return length(make()); }

task<> either(bool one) {
  text outer = make();
  auto kept = one ? length(outer) : length(make());
  co_await static_cast<task<int> &&>(kept);
}

auto in_a_lambda = []() -> task<> {
  auto kept = length(make());
  co_await static_cast<task<int> &&>(kept);
};

#define KEEP(call) auto kept = call
task<> macro() {
  KEEP(length(make()));
  co_await static_cast<task<int> &&>(kept);
}
