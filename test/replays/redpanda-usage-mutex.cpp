// What should have been the units of a mutex was a future of them: windows of
// usage were closed twice at the same time, and when the mutex was broken nobody
// saw the exception in the future.
// https://github.com/redpanda-data/redpanda/issues/12733
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "seastar.h"

void report_failure();
struct mutex {
  seastar::future<seastar::semaphore_units> get_units();
};
seastar::future<int> close_window();

namespace before {
struct usage {
  mutex closing;
  int last = 0;

  seastar::future<> close() {
    try {
      auto units = closing.get_units(); // expect-warning: coro-unawaited-local
      last = co_await close_window();
    } catch (const seastar::broken_semaphore &) {
      report_failure();
    }
  }
};
} // namespace before

namespace after {
struct usage {
  mutex closing;
  int last = 0;

  seastar::future<> close() {
    try {
      auto units = co_await closing.get_units();
      last = co_await close_window();
    } catch (const seastar::broken_semaphore &) {
      report_failure();
    }
  }
};
} // namespace after
