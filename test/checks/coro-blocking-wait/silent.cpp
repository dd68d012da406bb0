// What waits for nothing, or in no coroutine that shares its thread.
// RUN: %check coro-blocking-wait %s
#include "coro.h"
#include <chrono>
#include <future>
#include <memory>
#include <tuple>
#include <vector>

namespace cppcoro {
template <typename Awaitable> int sync_wait(Awaitable &&);
} // namespace cppcoro

namespace seastar {
// Its own awaiter, and awaited once.
template <typename T> struct future {
  T get();
  bool available() const;
  bool failed() const;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
template <typename... F> task<std::tuple<F...>> when_all_succeed(F...);
template <typename I> task<std::vector<future<int>>> when_all(I first, I last);
} // namespace seastar

namespace concurrencpp {
struct result {
  int get();
  task<result> resolve();
};
result make_ready_result(int);
} // namespace concurrencpp

task<int> fetch();
using seastar::future;

int ordinary(std::future<int> answer) {
  cppcoro::sync_wait(fetch());
  return answer.get();
}

// Members of the same name.
task<> same_names(std::unique_ptr<int> p, std::shared_ptr<int> q,
                  std::reference_wrapper<int> r) {
  p.get();
  q.get();
  r.get();
  co_return;
}

task<int> awaited(future<int> answer) {
  co_await answer;
  co_return answer.get();
}

task<int> tested(future<int> answer, std::shared_future<int> other) {
  if (answer.available())
    co_return answer.get();
  if (other.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
    co_return other.get();
  co_return 0;
}

task<int> completed(future<int> first, future<int> second) {
  co_await seastar::when_all_succeed(first, second);
  co_return first.get() + second.get();
}

task<int> completed_by_name(future<int> first, future<int> second) {
  auto both = seastar::when_all_succeed(first, second);
  co_await static_cast<task<std::tuple<future<int>, future<int>>> &&>(both);
  co_return first.get() + second.get();
}

task<int> completed_range(std::vector<future<int>> answers) {
  co_await seastar::when_all(answers.begin(), answers.end());
  int sum = answers[0].get() + answers.front().get();
  for (auto &each : answers)
    sum += each.get();
  for (auto each : answers)
    sum += each.get();
  for (auto it = answers.begin(); it != answers.end(); ++it)
    sum += it->get();
  co_return sum;
}

// What an await gives is ready.
task<int> given(future<int> first, future<int> second) {
  auto [a, b] = co_await seastar::when_all_succeed(first, second);
  auto both = co_await seastar::when_all_succeed(first, second);
  int sum = a.get() + b.get() + std::get<0>(both).get();
  auto answers = co_await seastar::when_all(&first, &second);
  for (auto &each : answers)
    sum += each.get();
  co_return sum + std::get<0>(co_await seastar::when_all_succeed(first, second)).get();
}

task<int> resolved(concurrencpp::result answer) {
  auto ready = co_await answer.resolve();
  co_return ready.get() + answer.get() +
      concurrencpp::make_ready_result(1).get();
}

// Its promise has been kept.
task<int> kept(std::promise<int> first, std::promise<int> second) {
  std::future<int> answer = first.get_future();
  std::future<int> other;
  other = second.get_future();
  first.set_value(1);
  second.set_value(1);
  std::promise<int> third;
  third.set_value(1);
  co_return answer.get() + other.get() + third.get_future().get();
}

// It waits for nothing itself, so it never needs this thread.
task<int> waits_for_nothing() { co_return 1; }

task<int> asks_that() { co_return cppcoro::sync_wait(waits_for_nothing()); }

// Not called here.
task<> elsewhere(std::future<int> &answer) {
  auto later = [&] { return answer.get(); };
  auto member = &std::future<int>::get;
  using result = decltype(answer.get());
  static_assert(sizeof(answer.get()) == sizeof(result));
  (void)later;
  (void)member;
  co_return;
}

// A synchronous generator waits as its consumer would.
generator<int> values(std::vector<std::future<int>> answers) {
  for (auto &each : answers)
    co_yield each.get();
}
