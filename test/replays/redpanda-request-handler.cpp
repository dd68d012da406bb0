// A handler of requests switched its scheduling group before it passed its request
// on, by when the caller had destroyed that: requests went by rvalue reference.
// https://github.com/redpanda-data/redpanda/pull/15971
// clang-tidy: both; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <string>
#include <utility>

struct request {
  std::string topic;
};
struct reply {};
struct context {};
seastar::future<> switch_group();

namespace before {
struct service {
  seastar::future<reply> answer(request);

  seastar::future<reply> handle(request &&what, context &) { // expect-warning: coro-reference-parameter
    co_await switch_group();
    co_return co_await answer(std::move(what));
  }
};
} // namespace before

namespace after {
struct service {
  seastar::future<reply> answer(request);

  seastar::future<reply> handle(request what, context &) {
    co_await switch_group();
    co_return co_await answer(std::move(what));
  }
};
} // namespace after
