// Samples of data files were to be taken a few at a time. The tickets for it were
// futures, in four places, one of them in a coroutine that is a lambda.
// https://github.com/scylladb/scylladb/pull/28581
// clang-tidy: elsewhere; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <functional>

seastar::future<> sample(int chunk);
seastar::future<> on_all_shards(std::function<seastar::future<>(int)>);

namespace before {
struct sampler {
  seastar::semaphore few{2};

  seastar::future<> run() {
    co_await on_all_shards([this](int chunk) -> seastar::future<> {
      auto ticket = seastar::get_units(few, 1); // expect-warning: coro-unawaited-local
      co_await sample(chunk);
    });
  }
};
} // namespace before

namespace after {
struct sampler {
  seastar::semaphore few{2};

  seastar::future<> run() {
    co_await on_all_shards([this](int chunk) -> seastar::future<> {
      auto ticket = co_await seastar::get_units(few, 1);
      co_await sample(chunk);
    });
  }
};
} // namespace after
