// A request waited for its completion with the lock in its hand that whoever
// completes it has to take. There, the coroutine was one with a stack of its own.
// https://github.com/ceph/ceph/pull/29553
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "task.h"
#include <mutex>

struct completion {
  bool is_set() const;
  task<> wait();
};

namespace before {
struct request {
  std::mutex guarding;
  completion done;
  int status = 0;

  task<int> wait() {
    std::unique_lock lock{guarding};
    if (!done.is_set())
      co_await done.wait(); // expect-warning: coro-lock-across-suspend
    co_return status;
  }
};
} // namespace before

namespace after {
struct request {
  std::mutex guarding;
  completion done;
  int status = 0;

  task<int> wait() {
    std::unique_lock lock{guarding};
    if (!done.is_set()) {
      lock.unlock();
      co_await done.wait();
      lock.lock();
    }
    co_return status;
  }
};
} // namespace after
