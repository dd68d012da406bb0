// The transform of a slice of batches became a coroutine in place, as a continuation:
// the pointer that it captured was read for each batch, suspended in between.
// https://github.com/redpanda-data/redpanda/commit/89ec9d57c3aa88a8ca49e49e00cf5a7a1e710c3b
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <vector>

struct batch {};
struct slice {
  std::vector<batch> batches;
};
seastar::future<slice> load();

namespace before {
class transform {
public:
  seastar::future<> run() {
    return load().then([this](slice all) -> seastar::future<> { // expect-warning: coro-capturing-lambda
      for (batch &each : all.batches)
        co_await apply(each);
    });
  }

private:
  seastar::future<> apply(batch &);
};
} // namespace before

namespace after {
class transform {
public:
  seastar::future<> run() {
    return load().then([this](slice all) { return apply_all(all); });
  }

private:
  seastar::future<> apply_all(slice all) {
    for (batch &each : all.batches)
      co_await apply(each);
  }
  seastar::future<> apply(batch &);
};
} // namespace after
