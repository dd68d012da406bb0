// A function became a coroutine and kept its std::mutex, which could then be locked
// on one thread and unlocked on another.
// https://github.com/arangodb/arangodb/pull/21099
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "task.h"
#include <mutex>

task<int> replicate(int entry);
struct async_mutex {
  struct guard {
    guard(guard &&) noexcept;
    ~guard();
  };
  task<guard> lock();
};

namespace before {
struct state {
  std::mutex guarding;
  int last = 0;

  task<> append(int entry) {
    std::unique_lock<std::mutex> lock(guarding);
    last = co_await replicate(entry); // expect-warning: coro-lock-across-suspend
  }
};
} // namespace before

namespace after {
struct state {
  async_mutex guarding;
  int last = 0;

  task<> append(int entry) {
    auto lock = co_await guarding.lock();
    last = co_await replicate(entry);
  }
};
} // namespace after
