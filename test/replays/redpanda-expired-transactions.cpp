// To abort an expired transaction can fail. Nobody looked at the code, so the next
// try began at once, again and again.
// https://github.com/redpanda-data/redpanda/pull/23599
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <system_error>
#include <vector>

seastar::future<std::error_code> abort_transaction(int producer);
void arm_timer();

namespace before {
seastar::future<> abort_expired(std::vector<int> producers) {
  for (int producer : producers)
    co_await abort_transaction(producer); // expect-warning: coro-discarded-await-result
  arm_timer();
}
} // namespace before

namespace after {
seastar::future<> abort_expired(std::vector<int> producers) {
  bool failed = false;
  for (int producer : producers)
    if (auto error = co_await abort_transaction(producer))
      failed = true;
  if (!failed)
    arm_timer();
}
} // namespace after
