// A compaction that fails is tried again with the same table. The first try had
// moved it away, so the second read through a null pointer.
// https://github.com/scylladb/scylladb/issues/10505
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <memory>
#include <utility>

struct table {
  int level() const;
};
struct job {
  job(std::shared_ptr<table>, int level);
};
seastar::future<bool> compact(job);

namespace before {
seastar::future<> rewrite(std::shared_ptr<table> which) {
  for (;;) {
    int level = which->level(); // expect-warning: coro-use-after-move-across-suspend
    job next(std::move(which), level);
    if (co_await compact(std::move(next)))
      co_return;
  }
}
} // namespace before

namespace after {
seastar::future<> rewrite(const std::shared_ptr<table> which) {
  for (;;) {
    int level = which->level();
    job next(which, level);
    if (co_await compact(std::move(next)))
      co_return;
  }
}
} // namespace after
