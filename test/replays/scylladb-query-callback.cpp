// A coroutine that pages through the rows of a query called what it was given for each
// of them by rvalue reference: a callback moved into the call may be gone by then.
// https://github.com/scylladb/scylladb/commit/4e96e320b41e806cd966ca8d81a732dd84da7b28
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <functional>
#include <vector>

struct row {};
struct query {
  bool done() const;
  seastar::future<std::vector<row>> page();
};
enum class go { on, no_further };
using consumer = std::function<seastar::future<go>(const row &)>;

namespace before {
seastar::future<> each_row(query rows, consumer &&consume) { // expect-warning: coro-reference-parameter
  while (!rows.done())
    for (const row &one : co_await rows.page())
      if (co_await consume(one) == go::no_further)
        co_return;
}
} // namespace before

namespace after {
seastar::future<> each_row(query rows, consumer consume) {
  while (!rows.done())
    for (const row &one : co_await rows.page())
      if (co_await consume(one) == go::no_further)
        co_return;
}
} // namespace after
