// Found by looking for more of the same: taking quota back from other shards ran
// beside itself, since the lock against that was a future.
// https://github.com/redpanda-data/redpanda/pull/12756
// clang-tidy: elsewhere; clang: nothing
// RUN: %replay %s
#include "seastar.h"

struct mutex {
  seastar::future<seastar::semaphore_units> get_units();
};
struct allowance {
  mutex reclaiming;
  bool is_reclaiming = false;
};
seastar::future<int> ask_other_shards();

namespace before {
seastar::future<> reclaim(allowance &home) {
  auto locked = home.reclaiming.get_units(); // expect-warning: coro-unawaited-local
  if (home.is_reclaiming)
    co_return;
  home.is_reclaiming = true;
  co_await ask_other_shards();
}
} // namespace before

namespace after {
seastar::future<> reclaim(allowance &home) {
  auto locked = co_await home.reclaiming.get_units();
  if (home.is_reclaiming)
    co_return;
  home.is_reclaiming = true;
  co_await ask_other_shards();
}
} // namespace after
