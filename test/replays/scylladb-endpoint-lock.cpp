// The function has lock in its name and returns a future of one; a map of
// endpoints was cleared on all shards while others replicated it.
// https://github.com/scylladb/scylladb/issues/15361
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "seastar.h"

seastar::future<> clear_on_all_shards(int version);

namespace before {
class members {
  seastar::semaphore updating{1};
  int version = 0;

  seastar::future<seastar::semaphore_units> lock_updates() {
    return seastar::get_units(updating, 1);
  }

public:
  seastar::future<> reset() {
    auto lock = lock_updates(); // expect-warning: coro-unawaited-local
    auto next = version + 1;
    co_await clear_on_all_shards(next);
    version = next;
  }
};
} // namespace before

namespace after {
class members {
  seastar::semaphore updating{1};
  int version = 0;

  seastar::future<seastar::semaphore_units> lock_updates() {
    return seastar::get_units(updating, 1);
  }

public:
  seastar::future<> reset() {
    auto lock = co_await lock_updates();
    auto next = version + 1;
    co_await clear_on_all_shards(next);
    version = next;
  }
};
} // namespace after
