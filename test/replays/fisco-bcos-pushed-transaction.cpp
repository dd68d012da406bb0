// A transaction that another node pushed was never put into the pool: the task that
// does it begins when it is awaited, and a variable marked as maybe unused kept it.
// https://github.com/FISCO-BCOS/FISCO-BCOS/pull/3950
// clang-tidy: elsewhere; clang: nothing
// RUN: %replay %s
#include "task.h"
#include <memory>
#include <utility>

struct transaction {};
struct result {};
struct pool {
  task<result> submit(std::unique_ptr<transaction>);
};
void note_failure();

namespace before {
task<> receive(pool &all, std::unique_ptr<transaction> pushed) {
  try {
    [[maybe_unused]] auto done = all.submit(std::move(pushed)); // expect-warning: coro-unawaited-local
  } catch (const std::exception &) {
    note_failure();
  }
  co_return;
}
} // namespace before

namespace after {
task<> receive(pool &all, std::unique_ptr<transaction> pushed) {
  try {
    [[maybe_unused]] auto done = co_await all.submit(std::move(pushed));
  } catch (const std::exception &) {
    note_failure();
  }
}
} // namespace after
