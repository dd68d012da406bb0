// Results, tasks with a name, and conversions that are meant.
// RUN: %check coro-task-as-condition %s
#include "coro.h"
#include <iostream>
#include <optional>

template <typename T, typename Start = std::suspend_always> struct job {
  struct promise_type : returns<T> {
    job get_return_object();
    Start initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
  };
  struct awaiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    T await_resume();
  };
  awaiter operator co_await();
  explicit operator bool() const;
  bool operator==(const job &) const;
  bool done();
};
job<bool> ready();
job<int, std::suspend_never> started();

// Waits for the result, which it gives.
template <typename T> struct blocking : job<T> {
  struct promise_type : returns<T> {
    blocking get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
  };
  operator T();
};
blocking<int> wait_for();

// What an operator of two awaitables gives is awaited.
job<bool> operator||(job<bool>, job<bool>);
struct group {
  group &operator<<(job<bool>);
};
std::optional<int> maybe();

job<bool> results(job<bool> kept, group g) {
  if (co_await ready() && !co_await ready())
    co_return true;
  if (kept && !kept)
    co_return true;
  if (started())
    co_return true;
  if (bool(ready()) || static_cast<bool>(ready()))
    co_return true;
  if (ready().done())
    co_return true;
  if (ready().operator bool())
    co_return true;
  if (ready() == ready())
    co_return true;
  co_await (ready() || ready());
  g << ready();
  if (wait_for() == 3 || maybe())
    co_return true;
  int n = wait_for() + 1;
  co_return bool(kept);
}
