// What is awaited by whom it is given to, or returns no task.
// RUN: %check coro-task-to-void-callback %s
#include "coro.h"
#include <algorithm>
#include <functional>
#include <future>
#include <thread>
#include <vector>

task<> save();
void print(int);
void on_click(std::function<void()>);
void spawn(std::function<task<>()>);
template <typename F> void unknown(F);
template <typename F> task<> run(F);

struct detached {
  struct promise_type {
    detached get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
};
struct [[clang::annotate("coro::self_owning")]] owned {
  struct promise_type {
    owned get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

task<> uses(std::vector<int> &numbers) {
  // The signature has the task.
  spawn(save);
  spawn([] { return save(); });
  std::function<task<>()> kept = save;
  kept = [] { return save(); };
  std::packaged_task<task<>()> packaged(save);

  // Nothing is known of what these do with it.
  unknown(save);
  co_await run(save);

  // There is no task.
  on_click([] { (void)save(); });
  on_click([] { auto begun = save(); });
  on_click([]() -> detached { co_return; });
  on_click([]() -> owned { co_return; });
  std::thread(print, 1).join();
  std::for_each(numbers.begin(), numbers.end(), print);
  std::for_each(numbers.begin(), numbers.end(), [](auto &n) { n = 1; });

  // It is one already, or none at all.
  std::function<void()> first, second = nullptr;
  first = second;
  second = std::move(first);
  std::function<void()> third(second), fourth{std::move(third)};
  on_click(nullptr);
  on_click({});

  // What a callable is kept in as a value is no conversion of it.
  auto lambda = [] { return save(); };
  co_await lambda();
  (void)sizeof(std::function<void()>(save));

}
