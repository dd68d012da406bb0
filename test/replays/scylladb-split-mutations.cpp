// A coroutine was given to a function that calls it once for each part and takes
// nothing back. What it did after its first suspension came when the list that it
// adds to was gone.
// https://github.com/scylladb/scylladb/commit/c26499b72eebcaf321735e3d4fd0181d8cc4db90
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <functional>
#include <utility>
#include <vector>

struct mutation {};
struct frozen {};
seastar::future<frozen> freeze(mutation);
seastar::future<> for_each_part(mutation, std::function<void(mutation)>);
seastar::future<std::vector<mutation>> parts_of(mutation);
seastar::future<> apply(std::vector<frozen>);

namespace before {
seastar::future<> merge(mutation large) {
  std::vector<frozen> all;
  co_await for_each_part(std::move(large), [&](mutation part) -> seastar::future<> { // expect-warning: coro-task-to-void-callback
    all.push_back(co_await freeze(std::move(part)));
  });
  co_await apply(std::move(all));
}
} // namespace before

namespace after {
seastar::future<> merge(mutation large) {
  std::vector<frozen> all;
  auto parts = co_await parts_of(std::move(large));
  for (auto &part : parts)
    all.push_back(co_await freeze(std::move(part)));
  co_await apply(std::move(all));
}
} // namespace after
