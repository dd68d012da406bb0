// Local tasks that nobody awaits, never or not on every way.
// RUN: %check coro-unawaited-local %s
#include "jobs.h"
#include "coro.h"
#include <utility>

job<int> fetch();
running<int> start();
running<> start(running<int>);
generator<int> count();
bool again();
void log(const char *);

job<> never() {
  auto page = fetch(); // expect-warning: 'page' is never awaited: the 'job<int>' never runs
                       // expect-note: await it, or do without the call
  co_return;
}

// To ask is not to await.
job<> only_asked() {
  auto page = fetch(); // expect-warning: 'page' is never awaited: the 'job<int>' never runs
                       // expect-note: await it, or do without the call
  if (page.ready() && page)
    log("ready");
  co_return;
}

job<> cast_to_void() {
  job<int> page = fetch(); // expect-warning: 'page' is never awaited: the 'job<int>' never runs
                           // expect-note: await it, or do without the call
  (void)page;
  co_return;
}

job<> lives_as_long_as_its_reference() {
  auto &&page = fetch(); // expect-warning: 'page' is never awaited: the 'job<int>' never runs
                         // expect-note: await it, or do without the call
  co_return;
}

job<> either_of_two() {
  auto page = again() ? fetch() : fetch(); // expect-warning: 'page' is never awaited: the 'job<int>' never runs
                                           // expect-note: await it, or do without the call
  co_return;
}

job<> made_by_a_lambda() {
  auto page = []() -> job<> { co_return; }(); // expect-warning: 'page' is never awaited: the 'job<>' never runs
                                              // expect-note: await it, or do without the call
  co_return;
}

// To say that it is not used does not run it.
job<> said_to_be_unused() {
  [[maybe_unused]] auto page = fetch(); // expect-warning: 'page' is never awaited: the 'job<int>' never runs
                                        // expect-note: await it, or do without the call
  auto _ = fetch(); // expect-warning: '_' is never awaited: the 'job<int>' never runs
                    // expect-note: await it, or do without the call
  co_return;
}

// An ordinary function can forget one, too.
void ordinary() { auto page = start(); } // expect-warning: 'page' is never awaited: the 'running<int>' runs, and nobody learns when it ends or how
                                         // expect-note: await it where its result is needed, or hand it to someone who does

auto in_a_lambda = []() -> job<> {
  auto page = start(); // expect-warning: 'page' is never awaited: the 'running<int>' runs, and nobody learns when it ends or how
                       // expect-note: await it where its result is needed, or hand it to someone who does
  co_return;
};

job<> operation() {
  auto tick = std::move(fetch()).operator co_await(); // expect-warning: 'tick' is never awaited: the 'result_of<int>' may never run, and nobody learns how it ends
                                                      // expect-note: await it where its result is needed, or hand it to someone who does
  co_return;
}

void never_iterated() { auto all = count(); } // expect-warning: 'all' is never iterated: the 'generator<int>' never runs
                                              // expect-note: iterate it, or do without the call

job<> early_return() {
  auto page = start(); // expect-warning: 'page' is not awaited on every way: the 'running<int>' runs, and nobody learns when it ends or how
                       // expect-note@#at1: when this is true, it is dropped
                       // expect-note: await it there, too, or begin it only where it is needed
  if (again()) // #at1
    co_return;
  co_await std::move(page);
}

job<> one_branch() {
  auto page = start(); // expect-warning: 'page' is not awaited on every way: the 'running<int>' runs, and nobody learns when it ends or how
                       // expect-note@#at2: when this is false, it is dropped
                       // expect-note: await it there, too, or begin it only where it is needed
  if (again()) // #at2
    co_await std::move(page);
  else
    log("not now");
}

int one_case() {
  auto page = start(); // expect-warning: 'page' is not awaited on every way: the 'running<int>' runs, and nobody learns when it ends or how
                       // expect-note@#at3: in this case, it is dropped
                       // expect-note: await it there, too, or begin it only where it is needed
  switch (int(again())) {
  case 0:
    return page.get();
  default: // #at3
    return 0;
  }
}

// A handler that swallows what was thrown before.
job<> swallowed() {
  auto page = start(); // expect-warning: 'page' is not awaited on every way: the 'running<int>' runs, and nobody learns when it ends or how
                       // expect-note@#at4: when this handler is entered, it is dropped
                       // expect-note: await it there, too, or begin it only where it is needed
  try {
    log("before");
    co_await std::move(page);
  } catch (...) { // #at4
    log("failed");
  }
}

job<> in_a_loop() {
  while (again()) {
    auto page = start(); // expect-warning: 'page' is not awaited on every way: the 'running<int>' runs, and nobody learns when it ends or how
                         // expect-note@#at5: when this is true, it is dropped
                         // expect-note: await it there, too, or begin it only where it is needed
    if (again()) // #at5
      continue;
    co_await std::move(page);
  }
}

job<> jumped_over() {
  auto page = start(); // expect-warning: 'page' is not awaited on every way: the 'running<int>' runs, and nobody learns when it ends or how
                       // expect-note@#at6: when this is true, it is dropped
                       // expect-note: await it there, too, or begin it only where it is needed
  if (again()) // #at6
    goto end;
  co_await std::move(page);
end:
  log("end");
}

job<> parameter(running<int> page) { // expect-warning: 'page' is not awaited on every way: the 'running<int>' runs, and nobody learns when it ends or how
                                     // expect-note@#at7: when this is false, it is dropped
                                     // expect-note: await it there, too, or begin it only where it is needed
  if (again()) // #at7
    co_await std::move(page);
}

#define BEGIN(name) auto name = start() // #at8
job<> from_a_macro() {
  BEGIN(page); // expect-warning: 'page' is never awaited: the 'running<int>' runs, and nobody learns when it ends or how
               // expect-note@#at8: expanded from macro 'BEGIN'
               // expect-note: await it where its result is needed, or hand it to someone who does
               // expect-note@#at8: expanded from macro 'BEGIN'
  co_return;
}
