// Coroutines had schemas by reference to const, of continuations that did not keep
// them: after the first suspension they read what was gone.
// https://github.com/redpanda-data/redpanda/issues/3211
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <string>
#include <utility>

struct schema {
  std::string subject, definition;
};
struct registered {
  int id = 0;
};

namespace before {
struct store {
  seastar::future<> check(const schema &what);
  seastar::future<registered> add(schema);

  seastar::future<registered> enter(const schema &what) { // expect-warning: coro-reference-parameter
    co_await check(what);
    co_return co_await add(what);
  }
};
} // namespace before

namespace after {
struct store {
  seastar::future<> check(schema);
  seastar::future<registered> add(schema);

  seastar::future<registered> enter(schema what) {
    co_await check(what);
    co_return co_await add(std::move(what));
  }
};
} // namespace after
