// A coroutine took what it sends by rvalue reference, and so never moved it to its
// frame. When it began to yield first, it traced mutations that were gone.
// https://github.com/scylladb/scylladb/issues/16540
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <utility>
#include <vector>

struct mutation {};
using replicas = std::vector<int>;
seastar::future<> maybe_yield();
seastar::future<> send(mutation, replicas);
void trace(const mutation &, const replicas &);

namespace before {
seastar::future<> apply(replicas &&pending,   // expect-warning: coro-reference-parameter
                        mutation &&change) {  // expect-warning: coro-reference-parameter
  co_await maybe_yield();
  trace(change, pending);
  co_await send(std::move(change), std::move(pending));
}
} // namespace before

namespace after {
seastar::future<> apply(replicas pending, mutation change) {
  co_await maybe_yield();
  trace(change, pending);
  co_await send(std::move(change), std::move(pending));
}
} // namespace after
