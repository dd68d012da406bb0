// Functions and lambdas that are no coroutines, and what they own.
// RUN: %check coro-return-local-task %s
#include "../Inputs/texts.h"
#include "coro.h"

task<int> pause();
task<int> length(const text &of) { co_return of.size(); }
task<int> late(view of) {
  co_await pause();
  co_return of.size();
}
task<int> takes(text &&of) { co_return of.size(); }
task<int> pass(const text &of) { return length(of); }
task<int> unseen(const text &of);

task<int> variable() {
  text local = make();
  return length(local);
}

task<int> parameter(text owned) { return late(owned); }

task<int> moved(text owned) { return takes(static_cast<text &&>(owned)); }

task<int> array() {
  char buffer[10] = {};
  return late(buffer);
}

task<int> passed_on() {
  text local = make();
  return pass(local);
}

task<int> without_body() {
  text local = make();
  return unseen(local);
}

struct pair {
  text first;
  text second;
};
task<int> member(pair owned) { return length(owned.second); }

auto lambda = [](text owned) -> task<int> { return length(owned); };
