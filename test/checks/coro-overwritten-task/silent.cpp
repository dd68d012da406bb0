// What loses nothing, or nothing that anybody can tell.
// RUN: %check coro-overwritten-task %s
#include "jobs.h"
#include "coro.h"
#include <utility>

job<int> fetch();
running<int> start();
bool again();
void look(running<int> &);

job<> awaited_before() {
  auto page = start();
  while (again()) {
    co_await std::move(page);
    page = start();
  }
  page = page.then(1);
  look(page);
  page = start();
  co_await std::move(page);
}

// To begin with a default is usual.
job<> lazy_default() {
  auto page = fetch();
  if (again())
    page = fetch();
  co_await std::move(page);
}

job<> begins_empty() {
  running<int> page;
  page = start();
  co_await std::move(page);
}

// Ready from the beginning.
[[clang::annotate("coro::never_suspends")]] running<int> made_ready();
running<int> nothing_to_do() { co_return 0; }
job<> ready_default() {
  auto page = made_ready();
  auto other = nothing_to_do();
  if (again()) {
    page = start();
    other = start();
  }
  co_await std::move(page);
  co_await std::move(other);
}

job<> asked_before() {
  auto page = start();
  if (page.ready())
    page = start();
  co_await std::move(page);
}

// May be true once.
job<> once_in_a_loop() {
  running<int> page;
  for (int i = 0; i != 3; ++i)
    if (i == 1)
      page = start();
  co_await std::move(page);
}
job<> on_the_same_condition(bool first) {
  auto page = start();
  if (first)
    co_await std::move(page);
  if (first)
    page = start();
  co_await std::move(page);
}

// Nobody awaits any of them, which is another finding.
job<> never() {
  auto page = start();
  page = start();
  co_return;
}

// An assertion of a test.
#define CHECK_THROWS(code)                                                     \
  try {                                                                        \
    look(page);                                                                \
    code;                                                                      \
  } catch (...) {                                                              \
  }
job<> asserted() {
  auto page = start();
  CHECK_THROWS(page.get())
  page = start();
  co_await std::move(page);
}

struct [[clang::annotate("coro::scoped")]] background : running<> {
  background(background &&);
  background &operator=(background &&);
};
background listen();
job<> cancelled() {
  auto listening = listen();
  listening = listen();
  listening.get();
  co_return;
}

async_generator<int> count();
job<> stops_early() {
  auto step = [](async_generator<int> &) -> job<> { co_return; };
  auto all = count();
  all = count();
  co_await step(all);
}

// What else may look after a member in between.
struct pages {
  running<int> first;
  job<int> lazy;
  pages *other;
  void look();
  running<int> next();
  job<> suspended() {
    first = start();
    co_await std::suspend_always();
    first = start();
  }
  void looked_after() {
    first = start();
    look();
    first = next();
    again();
    first = start();
    auto later = [this] { first.get(); };
    first = start();
    hand_to(this);
    first = start();
    look_at(first);
    first = start();
    first.get();
    first = start();
  }
  static void hand_to(pages *);
  static void look_at(running<int> &);
  void of_another() {
    first = start();
    other->first = start();
    other->first = start();
  }
  void not_begun() {
    lazy = fetch();
    lazy = fetch();
  }
};
