// A helper of tests moves two readers forward and compares what they give. It waited
// for the second only.
// https://github.com/scylladb/scylladb/commit/8fc0bbd48737a786f358685fefe47a5531d9ab6c
// clang-tidy: nothing; clang: found
// RUN: %replay %s
#include "seastar.h"
#include <vector>

struct range {};
struct reader {
  seastar::future<> fast_forward_to(const range &);
};
struct tested_reader {
  void fast_forward_to(const range &);
};
void compare(reader &, tested_reader &);

namespace before {
void compare_all(reader &right, tested_reader &tested, const std::vector<range> &ranges) {
  for (auto &each : ranges) {
    right.fast_forward_to(each); // expect-warning: coro-unawaited-task
    tested.fast_forward_to(each);
    compare(right, tested);
  }
}
} // namespace before

namespace after {
void compare_all(reader &right, tested_reader &tested, const std::vector<range> &ranges) {
  for (auto &each : ranges) {
    right.fast_forward_to(each).get();
    tested.fast_forward_to(each);
    compare(right, tested);
  }
}
} // namespace after
