// What belongs to the caller, or to the frame.
// RUN: %check coro-return-local-task %s
#include "texts.h"
#include "coro.h"

task<int> length(const text &of) { co_return of.size(); }
task<int> late(view of) { co_return of.size(); }
task<int> by_value(text of) { co_return of.size(); }
task<int> unnamed(const text &) { co_return 1; }
task<int> unseen(text &&of);

task<int> reference(const text &of) { return length(of); }
task<int> view_of_it(view of) { return late(of); }
task<int> pointer(const text *of) { return length(*of); }
task<int> copied(text owned) { return by_value(owned); }
task<int> not_used(text owned) { return unnamed(owned); }
task<int> mostly_moves(text owned) { return unseen(static_cast<text &&>(owned)); }
task<int> constant() {
  static text kept = make();
  return length(kept);
}
task<int> coroutine(text owned) { co_return co_await length(owned); }

struct holder {
  text kept;
  task<int> all() { return length(kept); }
};
