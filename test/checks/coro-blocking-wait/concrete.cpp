// Every way of waiting for a task or future.
// RUN: %check coro-blocking-wait %s
#include "coro.h"
#include <chrono>
#include <future>
#include <vector>

// Types of libraries, by their names.
namespace cppcoro {
template <typename Awaitable> int sync_wait(Awaitable &&);
template <typename... Awaitables> task<int> when_all(Awaitables &&...);
} // namespace cppcoro

namespace folly {
struct Future {
  int get() &&;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
namespace coro {
// A function object is called by its name.
struct blocking_wait_fn {
  template <typename Awaitable> int operator()(Awaitable &&) const;
};
inline constexpr blocking_wait_fn blocking_wait;
} // namespace coro
} // namespace folly

task<int> fetch();

task<> by_function() {
  cppcoro::sync_wait(fetch()); // expect-warning: 'by_function' stops its thread, which waits in 'sync_wait' until 'fetch()' is ready: if that needs this thread, neither goes on
                               // expect-note: co_await it instead
  co_return;
}

task<> by_function_object(task<int> &later) {
  folly::coro::blocking_wait(static_cast<task<int> &&>(later)); // expect-warning: 'by_function_object' stops its thread, which waits in 'blocking_wait' until 'later' is ready: if that needs this thread, neither goes on
                                                                // expect-note: co_await it instead
  co_return;
}

task<int> by_member(folly::Future f) {
  co_return static_cast<folly::Future &&>(f).get(); // expect-warning: 'by_member' stops its thread, which waits in 'get' until 'f' is ready: if that needs this thread, neither goes on
                                                    // expect-note: co_await it instead
}

// It cannot be awaited here.
task<int> by_future(std::future<int> answer) { co_return answer.get(); } // expect-warning: 'by_future' stops its thread, which waits in 'get' until 'answer' is ready: if that needs this thread, neither goes on
                                                                         // expect-note: co_await what makes the result

task<> by_timed_wait(std::future<int> answer) {
  if (answer.wait_for(std::chrono::seconds(1)) == std::future_status::ready) // expect-warning: 'by_timed_wait' stops its thread, which waits in 'wait_for' until 'answer' is ready: if that needs this thread, neither goes on
                                                                             // expect-note: co_await what makes the result
    answer.get();
  co_return;
}

task<int> at_once() {
  co_return std::async([] { return 1; }).get(); // expect-warning: 'at_once' stops its thread, which waits in 'get' until what 'async' returns is ready: if that needs this thread, neither goes on
                                                // expect-note: co_await what makes the result
}

// One is enough: the second comes back at once.
task<int> waits_and_gets(std::future<int> answer) {
  answer.wait(); // expect-warning: 'waits_and_gets' stops its thread, which waits in 'wait' until 'answer' is ready: if that needs this thread, neither goes on
                 // expect-note: co_await what makes the result
  co_return answer.get();
}

task<int> in_a_loop(std::vector<std::future<int>> answers) {
  int sum = 0;
  for (std::future<int> &each : answers)
    sum += each.get(); // expect-warning: 'in_a_loop' stops its thread, which waits in 'get' until 'each' is ready: if that needs this thread, neither goes on
                       // expect-note: co_await what makes the result
  co_return sum;
}

// Another future since then.
task<int> assigned(std::promise<int> &next) {
  std::future<int> answer = next.get_future();
  answer.wait(); // expect-warning: 'assigned' stops its thread, which waits in 'wait' until 'answer' is ready: if that needs this thread, neither goes on
                 // expect-note: co_await what makes the result
  answer = next.get_future();
  co_return answer.get(); // expect-warning: 'assigned' stops its thread, which waits in 'get' until 'answer' is ready: if that needs this thread, neither goes on
                          // expect-note: co_await what makes the result
}

// Ready on one way only.
task<int> on_one_way(bool early, std::shared_future<int> answer) {
  if (early)
    answer.wait(); // expect-warning: 'on_one_way' stops its thread, which waits in 'wait' until 'answer' is ready: if that needs this thread, neither goes on
                   // expect-note: co_await what makes the result
  co_return answer.get(); // expect-warning: 'on_one_way' stops its thread, which waits in 'get' until 'answer' is ready: if that needs this thread, neither goes on
                          // expect-note: co_await what makes the result
}

// Another one is ready.
task<int> another(folly::Future first, folly::Future second) {
  co_await first;
  co_return static_cast<folly::Future &&>(second).get(); // expect-warning: 'another' stops its thread, which waits in 'get' until 'second' is ready: if that needs this thread, neither goes on
                                                         // expect-note: co_await it instead
}

// What the connection does otherwise says nothing of this.
struct connection {
  task<> open();
  std::future<int> answer();
};

task<int> asks(connection c) {
  co_await c.open();
  co_return c.answer().get(); // expect-warning: 'asks' stops its thread, which waits in 'get' until 'c.answer()' is ready: if that needs this thread, neither goes on
                              // expect-note: co_await what makes the result
}

// A promise that takes whatever comes makes no future awaitable.
struct greedy {
  struct promise_type {
    greedy get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    template <typename T> std::suspend_always await_transform(T &&);
  };
};

greedy takes_all(std::future<int> answer) {
  answer.wait(); // expect-warning: 'takes_all' stops its thread, which waits in 'wait' until 'answer' is ready: if that needs this thread, neither goes on
                 // expect-note: co_await what makes the result
  co_return;
}

// Code says it with an annotation.
[[clang::annotate("coro::blocking_wait", "co_await started()")]]
void wait_for_start(task<> &&);

task<> annotated() {
  wait_for_start(task<>()); // expect-warning: 'annotated' stops its thread, which waits in 'wait_for_start' until its operand is ready: if that needs this thread, neither goes on
                            // expect-note: co_await it instead
  co_return;
}

auto in_a_lambda = [](std::future<int> answer) -> task<int> {
  co_return answer.get(); // expect-warning: '(lambda)' stops its thread, which waits in 'get' until 'answer' is ready: if that needs this thread, neither goes on
                          // expect-note: co_await what makes the result
};

struct server {
  std::future<int> stopped;
  task<> run() {
    stopped.wait(); // expect-warning: 'server::run' stops its thread, which waits in 'wait' until 'stopped' is ready: if that needs this thread, neither goes on
                    // expect-note: co_await what makes the result
    co_return;
  }
};

#define WAIT_FOR(X) cppcoro::sync_wait(X) // #define

task<> by_a_macro() {
  WAIT_FOR(fetch()); // expect-warning: 'by_a_macro' stops its thread, which waits in 'sync_wait' until 'fetch()' is ready: if that needs this thread, neither goes on
                     // expect-note@#define: expanded from macro 'WAIT_FOR'
                     // expect-note: co_await it instead
                     // expect-note@#define: expanded from macro 'WAIT_FOR'
  co_return;
}
