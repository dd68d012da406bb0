// Locks that are not held while suspended, and what is no such lock.
// RUN: %check coro-lock-across-suspend %s
#include "coro.h"
#include <memory>
#include <mutex>
#include <optional>

std::mutex accounts;
bool urgent();
task<int> balance();
task<> settle();

task<> unlocked() {
  std::unique_lock guard(accounts);
  guard.unlock();
  co_await settle();
}

task<> moved_away() {
  std::unique_lock guard(accounts);
  { auto other = std::move(guard); }
  co_await settle();
}

task<> deferred() {
  std::unique_lock guard(accounts, std::defer_lock);
  co_await settle();
  guard.lock();
}

task<> scope_ended() {
  {
    std::lock_guard guard(accounts);
  }
  co_await settle();
}

task<> not_got() {
  std::unique_lock guard(accounts, std::try_to_lock);
  if (!guard.owns_lock())
    co_await settle();
}

task<> not_got_either() {
  if (std::unique_lock guard(accounts, std::try_to_lock); guard)
    co_return;
  else
    co_await settle();
}

task<> tried_and_released() {
  if (accounts.try_lock())
    accounts.unlock();
  co_await settle();
}

task<> adopted_and_ended() {
  accounts.lock();
  { std::lock_guard guard(accounts, std::adopt_lock); }
  co_await settle();
}

task<> unlocked_on_both_ways() {
  std::unique_lock guard(accounts);
  if (urgent())
    guard.unlock();
  else
    guard = {};
  co_await settle();
}

task<> unlocked_for_the_wait() {
  std::unique_lock guard(accounts);
  while (urgent()) {
    guard.unlock();
    co_await settle();
    guard.lock();
  }
}

void may_throw();
task<> unlocked_by_the_handler() {
  accounts.lock();
  try {
    may_throw();
    accounts.unlock();
  } catch (...) {
    accounts.unlock();
  }
  co_await settle();
}

task<> emptied() {
  std::optional<std::unique_lock<std::mutex>> guard(accounts);
  guard.reset();
  co_await settle();
}

task<> never_filled() {
  std::optional<std::lock_guard<std::mutex>> guard;
  std::unique_ptr<std::lock_guard<std::mutex>> other;
  co_await settle();
}

// The callee's coroutine holds it, and says so where it waits.
task<> handed_over(std::unique_lock<std::mutex>);
task<> gives_it_away() {
  std::unique_lock guard(accounts);
  co_await handed_over(std::move(guard));
  co_await handed_over(std::unique_lock(accounts));
}

// Whether the caller's lock is held, the caller knows.
task<> borrowed(std::unique_lock<std::mutex> &guard) {
  (void)guard;
  co_await settle();
}

// The body of a lambda is another function.
task<> around_a_lambda() {
  std::lock_guard guard(accounts);
  auto later = []() -> task<> { co_await settle(); };
  (void)later;
  co_return;
}

task<> after_the_await() {
  int sum = co_await balance();
  std::lock_guard guard(accounts);
  (void)sum;
}

task<> other_branch() {
  if (urgent()) {
    std::lock_guard guard(accounts);
  } else {
    co_await settle();
  }
}

task<> never_suspends() {
  std::lock_guard guard(accounts);
  co_await std::suspend_never();
}

// An ordinary function has nothing to suspend.
int ordinary() {
  std::lock_guard guard(accounts);
  return 1;
}

// A mutex that one awaits is made for coroutines, and so is what guards it.
struct async_mutex {
  task<> lock_async();
  void lock();
  void unlock();
};
task<> made_for_coroutines() {
  async_mutex mutex;
  co_await mutex.lock_async();
  std::unique_lock guard(mutex, std::adopt_lock);
  co_await settle();
}

// An await of what may fail either goes on at once or ends the coroutine.
template <typename T> struct maybe {
  struct promise_type {
    maybe get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_value(T);
  };
  struct awaiter {
    maybe &self;
    bool await_ready();
    void await_suspend(std::coroutine_handle<> frame) { frame.destroy(); }
    T await_resume();
  };
  awaiter operator co_await();
};
maybe<int> parse();
maybe<int> short_circuit() {
  std::lock_guard guard(accounts);
  co_return co_await parse() + 1;
}

task<> discarded_branch() {
  std::lock_guard guard(accounts);
  if constexpr (sizeof(int) == 1)
    co_await settle();
  co_return;
}

task<> ends_before() {
  std::unique_lock guard(accounts);
  if (urgent())
    co_return;
  guard.unlock();
  co_await settle();
}

// Who gets the guard by reference may unlock it, as this awaiter does.
struct unlocking {
  std::unique_lock<std::mutex> &guard;
  explicit unlocking(std::unique_lock<std::mutex> &guard) : guard(guard) {}
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) { guard.unlock(); }
  void await_resume() {}
};
task<> lent_to_the_awaiter() {
  std::unique_lock guard(accounts);
  co_await unlocking(guard);
}
struct unlocking_too {
  std::unique_lock<std::mutex> *guard;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
task<> lent_by_a_pointer() {
  std::unique_lock guard(accounts);
  co_await unlocking_too{&guard};
}
