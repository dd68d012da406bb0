// Two coroutines called the function that takes the write lock and kept what it
// returned, a future of the lock: a snapshot was applied and taken beside readers.
// https://github.com/redpanda-data/redpanda/pull/17383
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "seastar.h"

struct entries {
  entries();
};
seastar::future<entries> parse(int bytes);

namespace before {
struct store {
  seastar::rwlock snapshot_lock;
  seastar::gate busy;
  entries all;

  seastar::future<> restore(int bytes) {
    auto holder = busy.hold();
    auto lock = snapshot_lock.hold_write_lock(); // expect-warning: coro-unawaited-local
    all = co_await parse(bytes);
  }
};
} // namespace before

namespace after {
struct store {
  seastar::rwlock snapshot_lock;
  seastar::gate busy;
  entries all;

  seastar::future<> restore(int bytes) {
    auto holder = busy.hold();
    auto lock = co_await snapshot_lock.hold_write_lock();
    all = co_await parse(bytes);
  }
};
} // namespace after
