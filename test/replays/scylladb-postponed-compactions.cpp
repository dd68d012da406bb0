// What was disabled was told to stop, but not waited for, and when it was enabled
// again, its future was replaced: nobody waited for the first one at shutdown,
// which then went on in freed memory.
// https://github.com/scylladb/scylladb/commit/05a00fe140adfc141066df88b58845a072a2091d
// RUN: %replay --preview %s
#include "seastar.h"
#include <optional>
#include <utility>

seastar::future<> reevaluate();
void wake_up();

namespace before {
class compactions {
  seastar::future<> reevaluating = seastar::make_ready_future();

public:
  void enable() {
    reevaluating = reevaluate(); // expect-warning: coro-overwritten-task
  }
  void drain() { wake_up(); }
  seastar::future<> stop() {
    wake_up();
    co_await std::move(reevaluating);
  }
};
} // namespace before

namespace after {
class compactions {
  std::optional<seastar::future<>> reevaluating;

  seastar::future<> stop_reevaluating() {
    auto last = std::exchange(reevaluating, std::nullopt);
    if (!last)
      co_return;
    wake_up();
    co_await std::move(*last);
  }

public:
  void enable() { reevaluating.emplace(reevaluate()); }
  seastar::future<> drain() { co_await stop_reevaluating(); }
  seastar::future<> stop() { co_await stop_reevaluating(); }
};
} // namespace after
