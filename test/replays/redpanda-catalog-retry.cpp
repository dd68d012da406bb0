// A request was built before the loop that sends it until it succeeds, and moved
// into the first call: from the second on, an empty request was sent.
// https://github.com/redpanda-data/redpanda/commit/1ea32fe595f8d6762005fc243d905ec4d7e67700
// clang-tidy: elsewhere; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <optional>
#include <string>
#include <utility>

struct request {
  std::string head;
};
request build(const std::string &host);
struct client {
  seastar::future<std::optional<std::string>> send(request);
};
bool may_retry();

namespace before {
seastar::future<std::string> ask(client &catalog, std::string host) {
  auto question = build(host);
  while (may_retry()) {
    auto answer = co_await catalog.send(std::move(question)); // expect-warning: coro-use-after-move-across-suspend
    if (answer)
      co_return *answer;
  }
  co_return std::string();
}
} // namespace before

namespace after {
seastar::future<std::string> ask(client &catalog, std::string host) {
  while (may_retry()) {
    auto question = build(host);
    auto answer = co_await catalog.send(std::move(question));
    if (answer)
      co_return *answer;
  }
  co_return std::string();
}
} // namespace after
