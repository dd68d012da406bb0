// What lives long enough, and what the coroutine does not use.
// RUN: %check coro-dangling-argument %s
#include "eager.h"
#include "texts.h"
#include "coro.h"

task<int> pause();
void consume(task<int> &&);
task<int> length(const text &of) { co_return of.size(); }
task<int> late(view of) { co_return of.size(); }
task<int> unnamed(const text &) { co_return 1; }
task<int> by_value(text of) { co_return of.size(); }
task<int> not_kept([[clang::noescape]] const text &of);
task<int> takes(text &&of);
eager early(const text &of) {
  int size = of.size();
  co_await pause();
}
eager without_body(const text &of);
using function = int(int);
task<int> calls(function &of) { co_return of(1); }
int once(int);

task<> awaited_at_once() {
  co_await length(make());
  co_await late(make());
  int sum = co_await length(make()) + co_await late(make());
}

task<> objects_that_live() {
  text kept = make();
  auto first = length(kept);
  auto second = late(kept);
  static text forever = make();
  auto third = length(forever);
  auto fourth = late("literal");
  auto fifth = calls(once);
  co_await static_cast<task<int> &&>(first);
  co_await static_cast<task<int> &&>(second);
  co_await static_cast<task<int> &&>(third);
  co_await static_cast<task<int> &&>(fourth);
  co_await static_cast<task<int> &&>(fifth);
}

task<> extended() {
  const text &kept = make();
  auto it = length(kept);
  co_await static_cast<task<int> &&>(it);
}

task<> not_used() {
  auto it = unnamed(make());
  auto copy = by_value(make());
  auto promised = not_kept(make());
  auto moved = takes(make());
  co_await static_cast<task<int> &&>(it);
  co_await static_cast<task<int> &&>(copy);
  co_await static_cast<task<int> &&>(promised);
  co_await static_cast<task<int> &&>(moved);
}

task<> used_before_the_first_suspension() {
  auto it = early(make());
  auto other = without_body(make());
  co_await it;
  co_await other;
}

task<> same_scope() {
  task<int> it = pause();
  text kept = make();
  it = length(kept);
  co_await static_cast<task<int> &&>(it);
}

// Whoever takes it may await it.
void handed_over() { consume(length(make())); }

// Nobody uses it.
void never_mentioned() { auto it = length(make()); }

task<int> parameter(const text &of, view other) {
  if (of.size())
    return late(other);
  return length(of);
}
