// An ordinary function took a holder of the gate and returned a future: the gate
// could be closed while the work went on that it was to wait for.
// https://github.com/redpanda-data/redpanda/issues/15696
// RUN: %replay --preview %s
#include "seastar.h"
#include <string>

seastar::future<int> download(std::string name);

namespace before {
struct segment {
  seastar::gate busy;
  std::string name;

  seastar::future<int> hydrate() {
    auto holder = busy.hold();
    return download(name); // expect-warning: coro-missing-await-on-return
  }
};
} // namespace before

namespace after {
struct segment {
  seastar::gate busy;
  std::string name;

  seastar::future<int> hydrate() {
    auto holder = busy.hold();
    co_return co_await download(name);
  }
};
} // namespace after
