// The message about a failed update printed the transaction, which had been moved
// into the call that failed.
// https://github.com/redpanda-data/redpanda/pull/24180
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <string>
#include <utility>

struct transaction {
  int id;
  std::string partitions;
};
enum class status { good, bad };
seastar::future<status> replicate(transaction);
void log_failure(int id, const transaction &);
void log_failure(int id, status);

namespace before {
seastar::future<status> update(transaction changed) {
  int id = changed.id;
  auto replicated = co_await replicate(std::move(changed));
  if (replicated != status::good)
    log_failure(id, changed); // expect-warning: coro-use-after-move-across-suspend
  co_return replicated;
}
} // namespace before

namespace after {
seastar::future<status> update(transaction changed) {
  int id = changed.id;
  auto replicated = co_await replicate(std::move(changed));
  if (replicated != status::good)
    log_failure(id, replicated);
  co_return replicated;
}
} // namespace after
