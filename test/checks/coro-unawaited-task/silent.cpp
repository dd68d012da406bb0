// What is taken, may be dropped, or is dropped in so many words.
// RUN: %check coro-unawaited-task %s
#include "kinds.h"
#include <utility>

struct [[clang::annotate("coro::self_owning")]] own : eager<> {};
struct [[clang::annotate("coro::detached")]] loose : eager<> {};
struct none {};
template <> struct std::coroutine_traits<none> {
  struct promise_type {
    none get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
  };
};
// Nothing is begun by an await that always suspends, or never.
std::suspend_never done();
std::suspend_always pause();
own begin_own();
loose begin_loose();
none begin_none();

struct builder {
  builder &with(int);
  task<> &running();
  task<> &&taken();
};
[[clang::annotate("coro::detaches")]] task<> spawn(task<> work);
void take(task<>);

struct scope {
  explicit scope(task<>);
  ~scope();
};

task<> taken(builder b, task<> t) {
  co_await step();
  co_await fetch();
  begin_own();
  begin_loose();
  begin_none();
  done();
  pause();
  b.with(1).with(2);
  b.running();
  b.taken();
  t;
  std::move(t);
  task<>(std::move(t));
  scope{step()};
  take(step());
  spawn(step());
  (void)step();
  static_cast<void>(start());
  (void(fetch(1)));
  auto kept = step();
  kept = step();
  auto last = ({ step(); });
  auto right = (1, step());
  decltype(step()) *unevaluated = nullptr;
  (void)sizeof(fetch(), 1);
  if constexpr (requires { step(); })
    co_await step();
  co_return;
}

task<> passes_on() { return step(); }
auto passed_on_by_a_lambda = [] { return step(); };
auto arrow = []() -> task<> { return step(); };

// What a defaulted comparison calls is dropped by nobody.
struct point {
  int x;
  friend bool operator==(const point &, const point &) = default;
};
