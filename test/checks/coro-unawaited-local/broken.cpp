// Code that does not compile: what has lost a mention may have been awaited.
// RUN: %check coro-unawaited-local %s --broken
#include "jobs.h"
#include "coro.h"
#include <utility>

job<int> fetch();

job<> lost() {
  auto page = fetch();
  co_await unknown(page);
}

void no_coroutine() {
  auto page = fetch();
  co_await std::move(page);
}

job<> of_nothing() {
  unknown<job<>> page = nothing();
  auto other = nothing();
  co_return;
}

job<> whole() {
  auto page = fetch(); // expect-warning: 'page' is never awaited: the 'job<int>' never runs
                       // expect-note: await it, or do without the call
  co_return;
}
