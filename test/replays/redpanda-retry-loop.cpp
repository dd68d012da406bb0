// A loop of retries kept a reference to the callable that it retries. Callers made a
// temporary of it and collected the futures, to await them later.
// https://github.com/redpanda-data/redpanda/commit/5deb0ebc1544e85aa2719b32fec853b22a75fe5e
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <utility>
#include <vector>

seastar::future<> back_off();
seastar::future<bool> migrate(int partition);

namespace before {
template <typename Work> seastar::future<> retry(Work &&work) { // expect-warning: coro-reference-parameter
  while (!co_await work())
    co_await back_off();
}

seastar::future<> migrate_all(std::vector<int> partitions) {
  std::vector<seastar::future<>> all;
  for (int each : partitions)
    all.push_back(retry([each] { return migrate(each); })); // expect-warning: coro-dangling-argument
  for (auto &each : all)
    co_await std::move(each);
}
} // namespace before

namespace after {
template <typename Work> seastar::future<> retry(Work work) {
  while (!co_await work())
    co_await back_off();
}

seastar::future<> migrate_all(std::vector<int> partitions) {
  std::vector<seastar::future<>> all;
  for (int each : partitions)
    all.push_back(retry([each] { return migrate(each); }));
  for (auto &each : all)
    co_await std::move(each);
}
} // namespace after
