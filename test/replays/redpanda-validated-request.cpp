// A function became a coroutine, and its parameter stayed an rvalue reference: what it
// leads to was in the closure of the caller, which is gone when the first wait begins.
// https://github.com/redpanda-data/redpanda/pull/29846
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <utility>
#include <vector>

struct request {
  std::vector<int> states;
};
seastar::future<int> validate(int state);
seastar::future<> respond(int sum);

namespace before {
seastar::future<> check(request &&all) { // expect-warning: coro-reference-parameter
  int sum = 0;
  for (std::size_t i = 0; i != all.states.size(); ++i)
    sum += co_await validate(all.states[i]);
  co_await respond(sum);
}
seastar::future<> handle(seastar::future<> turn, request given) {
  return turn.then([all = std::move(given)]() mutable { return check(std::move(all)); });
}
} // namespace before

namespace after {
seastar::future<> check(request all) {
  int sum = 0;
  for (std::size_t i = 0; i != all.states.size(); ++i)
    sum += co_await validate(all.states[i]);
  co_await respond(sum);
}
seastar::future<> handle(seastar::future<> turn, request given) {
  return turn.then([all = std::move(given)]() mutable { return check(std::move(all)); });
}
} // namespace after
