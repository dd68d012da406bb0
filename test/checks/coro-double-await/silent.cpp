// What is awaited once on each way, made anew, or may be awaited often.
// RUN: %check coro-double-await %s
#include "coro.h"
#include <utility>

template <typename T = void> struct job {
  struct promise_type : returns<T> {
    job get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { throw; }
  };
  job(job &&);
  job &operator=(job &&);
  ~job();
  struct awaiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    T await_resume();
  };
  awaiter operator co_await();
  explicit operator bool() const;
};
template <typename T> struct copyable : job<T> {
  copyable(const copyable &);
};
struct [[clang::annotate("coro::shared")]] shared : job<int> {
  shared(shared &&);
};

job<int> fetch();
bool again();
void start(job<int>);

job<> either_way() {
  job<int> page = fetch();
  if (again())
    co_await std::move(page);
  else
    co_await std::move(page);
}

job<> made_anew() {
  job<int> page = fetch();
  while (again()) {
    co_await std::move(page);
    page = fetch();
  }
}

job<> made_in_the_loop() {
  while (again()) {
    job<int> page = fetch();
    co_await std::move(page);
  }
}

job<> left_after_it() {
  job<int> page = fetch();
  while (again()) {
    co_await std::move(page);
    break;
  }
}

// The await of an lvalue leaves it as it is.
job<> as_an_lvalue() {
  job<int> page = fetch();
  co_await page;
  co_await page;
}

job<> asked_afterwards() {
  job<int> page = fetch();
  start(std::move(page));
  if (page)
    co_return;
}

job<> several_may_await(copyable<int> one, shared two) {
  co_await std::move(one);
  co_await std::move(one);
  co_await std::move(two);
  co_await std::move(two);
}

job<> passed_on(job<int> page) {
  auto later = [page = std::move(page)]() mutable { start(std::move(page)); };
  later();
  co_return;
}

struct holder {
  job<int> page;
  job<> member() {
    co_await std::move(page);
    co_await std::move(page);
  }
};

// Not a task, whatever it is moved into.
job<> other_types() {
  std::pair<int, int> pair;
  auto one = std::move(pair);
  auto two = std::move(pair);
  co_return;
}

int once() {
  int sum = 0;
  generator<int> all = []() -> generator<int> { co_yield 1; }();
  for (int each : all)
    sum += each;
  return sum;
}
