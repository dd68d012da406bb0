// Each update was put behind the one before it. What a failed one logged was in a
// closure that had gone when the wait in the try block was over.
// https://github.com/scylladb/scylladb/issues/26835
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <string>
#include <utility>

seastar::future<> apply_on_others(int update);
void log_failure(const std::string &where);

namespace before {
class table {
public:
  void enqueue(int update, std::string where) {
    fiber = fiber.then([update, where]() -> seastar::future<> { // expect-warning: coro-capturing-lambda
      try {
        co_await apply_on_others(update);
      } catch (...) {
        log_failure(where);
      }
    });
  }

private:
  seastar::future<> fiber = seastar::make_ready_future();
};
} // namespace before

namespace after {
class table {
public:
  void enqueue(int update, std::string where) {
    fiber = fiber.then([update, where] { return apply(update, where); });
  }

private:
  static seastar::future<> apply(int update, std::string where) {
    try {
      co_await apply_on_others(update);
    } catch (...) {
      log_failure(where);
    }
  }
  seastar::future<> fiber = seastar::make_ready_future();
};
} // namespace after
