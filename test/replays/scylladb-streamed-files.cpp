// The list of files was moved into the stream; when that was done, the log said that
// no files had been sent.
// https://github.com/scylladb/scylladb/issues/25830
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <list>
#include <string>
#include <utility>

using names = std::list<std::string>;
seastar::future<long> stream(names);
void log_end(std::size_t count, long bytes);

namespace before {
seastar::future<long> handle(names files) {
  if (files.empty())
    co_return 0;
  long bytes = co_await stream(std::move(files));
  log_end(files.size(), bytes); // expect-warning: coro-use-after-move-across-suspend
  co_return bytes;
}
} // namespace before

namespace after {
seastar::future<long> handle(names files) {
  if (files.empty())
    co_return 0;
  auto count = files.size();
  long bytes = co_await stream(std::move(files));
  log_end(count, bytes);
  co_return bytes;
}
} // namespace after
