// A semaphore was added so that the reserve of segments is not counted anew by two
// at once. In both places nobody waited for its units.
// https://github.com/scylladb/scylladb/issues/9770
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "seastar.h"

struct segment {};
struct segments {
  bool full() const;
  seastar::future<> not_full();
  void add(segment);
};
seastar::future<segment> allocate();
void warn();

namespace before {
struct log {
  seastar::semaphore counting{1};
  seastar::gate busy;
  segments reserve;
  bool stopping = false;

  seastar::future<> refill() {
    while (!stopping) {
      co_await reserve.not_full();
      auto holder = busy.hold();
      auto guard = seastar::get_units(counting, 1); // expect-warning: coro-unawaited-local
      if (reserve.full())
        continue;
      reserve.add(co_await allocate());
    }
  }
};
} // namespace before

namespace after {
struct log {
  seastar::semaphore counting{1};
  seastar::gate busy;
  segments reserve;
  bool stopping = false;

  seastar::future<> refill() {
    while (!stopping) {
      co_await reserve.not_full();
      auto holder = busy.hold();
      auto guard = co_await seastar::get_units(counting, 1);
      if (reserve.full())
        continue;
      reserve.add(co_await allocate());
    }
  }
};
} // namespace after
