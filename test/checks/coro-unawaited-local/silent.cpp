// Whatever is done with a task may be what awaits it.
// RUN: %check coro-unawaited-local %s
#include "jobs.h"
#include "coro.h"
#include <utility>

#include <functional>
#include <tuple>
#include <vector>

job<int> fetch();
running<int> start();
bool again();
void log(const char *);
void look(const running<int> &);
void look(running<int> *);
template <typename... T> job<> all_of(T &...);

job<> awaited() {
  auto page = fetch();
  co_await std::move(page);
}

job<> lent() {
  auto page = start();
  look(page);
  auto other = start();
  look(&other);
  auto third = fetch(), fourth = fetch();
  co_await all_of(third, fourth);
  auto fifth = fetch();
  std::tie(fifth) = std::make_tuple(fetch());
  auto sixth = fetch();
  auto &again = sixth;
  co_await std::move(again);
}

job<> captured() {
  auto page = start();
  auto by_reference = [&] { return page.get(); };
  auto other = start();
  auto by_value = [other = std::move(other)]() mutable { return other.get(); };
  if (again())
    co_return;
  log("later");
  by_reference();
  by_value();
}

job<> stored() {
  std::vector<job<int>> pages;
  auto page = fetch();
  pages.push_back(std::move(page));
  for (auto &each : pages)
    co_await std::move(each);
}

running<int> returned() {
  auto page = start();
  return page;
}

job<job<int>> given_back() {
  auto page = fetch();
  co_return std::move(page);
}

struct keeper {
  running<int> page;
  explicit keeper(running<int> page) : page(std::move(page)) {}
};

int waited_for() {
  auto page = start();
  auto next = page.then(1);
  return next.get();
}

// A default, and what begins empty.
job<> begins_empty() {
  job<int> page;
  running<int> other;
  if (again())
    page = fetch();
  if (page)
    co_await std::move(page);
}

// Who asks before has a reason to drop it.
job<> asked_before() {
  auto page = start();
  if (!page.ready())
    co_return;
  co_await std::move(page);
}
void only_asked() {
  auto page = start();
  log(page.ready() ? "ready" : "running");
}
job<> not_there() {
  auto page = start();
  if (page.valid())
    co_await std::move(page);
}

// A lazy one has not begun, so nothing is lost.
job<> lazy_on_one_way() {
  auto page = fetch();
  if (again())
    co_return;
  co_await std::move(page);
}

// Nobody waits for it any more.
job<> left_by_an_exception() {
  auto page = start();
  if (again())
    throw 1;
  try {
    log("before");
    co_await std::move(page);
  } catch (...) {
    throw;
  }
}

// A loop that is entered.
job<> in_a_loop() {
  auto page = start();
  while (again()) {
    co_await std::move(page);
    co_return;
  }
}

// An assertion of a test.
#define CHECK_THROWS(code)                                                     \
  try {                                                                        \
    log("checking");                                                           \
    code;                                                                      \
  } catch (...) {                                                              \
  }
#define REQUIRE(condition)                                                     \
  if (!(condition))                                                            \
  co_return
job<> asserted() {
  auto page = start();
  CHECK_THROWS(page.get())
  auto other = start();
  REQUIRE(again());
  other.get();
}

// What was assigned on a condition is consumed on the same.
job<> on_the_same_condition() {
  running<int> page;
  bool begun = again();
  if (begun)
    page = start();
  log("meanwhile");
  if (begun)
    co_await std::move(page);
}

// Its author says so.
job<> said_so() {
  [[maybe_unused]] auto page = start();
  auto _ = start();
  co_return;
}

// Not local, or not the one who made it.
job<> not_local(job<int> &&lent, job<int>) {
  static auto page = fetch();
  auto &first = page;
  auto [one, two] = std::pair(fetch(), fetch());
  co_return;
}

job<> unevaluated(running<int> page) {
  (void)sizeof(page);
  co_return;
}

struct [[clang::annotate("coro::detached")]] fire : job<> {};
struct [[clang::annotate("coro::self_owning")]] spawned : running<> {};
struct [[clang::annotate("coro::scoped")]] background : running<> {};
spawned spawn();
background listen();
job<> needs_nobody() {
  auto one = spawn();
  auto listening = listen();
  if (again())
    co_return;
  auto other = listen();
  if (again())
    co_return;
  other.get();
}

job<> stops_early() {
  auto step = [](async_generator<int> &) -> job<> { co_return; };
  auto all = []() -> async_generator<int> { co_yield 1; }();
  if (again())
    co_return;
  co_await step(all);
}

// A value, of which coroutines can make more.
struct maybe {
  struct promise_type {
    maybe get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_value(int);
  };
  ~maybe();
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<maybe::promise_type> h) const {
    h.destroy();
  }
  int await_resume() const;
};
maybe parse(const char *);
maybe parse_twice() {
  auto first = parse("1");
  auto second = parse("2");
  co_return co_await second;
}
