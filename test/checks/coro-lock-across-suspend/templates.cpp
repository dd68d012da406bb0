// Of a template the pattern, if its promise is known, and else what is made from it.
// RUN: %check coro-lock-across-suspend %s
#include "coro.h"
#include <mutex>

std::mutex accounts;
task<> settle();

template <typename T> task<> known_promise() {
  std::lock_guard<std::mutex> guard(accounts);
  co_await T();
}

template <typename T> task<T> dependent_promise() {
  std::lock_guard guard(accounts);
  co_await settle();
}

template <typename T> task<T> instantiated_twice() {
  std::lock_guard guard(accounts);
  co_await settle();
}
template task<int> instantiated_twice();
template task<void> instantiated_twice();

template <typename T> struct ledger {
  std::mutex mutex;
  task<> member() {
    std::unique_lock<std::mutex> guard(mutex);
    co_await settle();
  }
  task<T> dependent() {
    std::scoped_lock guard(mutex);
    co_await settle();
  }
};
template struct ledger<int>;

// What is locked depends on the argument.
template <typename Mutex> task<> any_mutex(Mutex &mutex) {
  std::lock_guard<Mutex> guard(mutex);
  co_await settle();
}
template task<> any_mutex(std::mutex &);

auto generic = [](auto wait) -> task<> {
  std::lock_guard guard(accounts);
  co_await wait();
};

// Only one of them waits.
template <bool Waits> task<int> conditional() {
  std::lock_guard guard(accounts);
  if constexpr (Waits)
    co_await settle();
  co_return 1;
}
template task<int> conditional<false>();
