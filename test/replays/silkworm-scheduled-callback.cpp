// A lambda coroutine captured a callback. Its task was passed to another one, and
// that was returned: the closure ended with the function, before it began.
// https://github.com/erigontech/silkworm/issues/2604
// clang-tidy: elsewhere; clang: nothing
// RUN: %replay %s
#include "task.h"
#include <functional>
#include <utility>

struct transaction;
struct io_context;
task<> spawn_task(io_context &, task<>);

namespace before {
struct triggers {
  io_context &context;
  transaction *current;
  task<> schedule(std::function<void(transaction &)> callback) {
    auto caller = [this, all = std::move(callback)]() -> task<> {
      all(*current);
      co_return;
    };
    return spawn_task(context, caller()); // expect-warning: coro-capturing-lambda
  }
};
} // namespace before

namespace after {
struct triggers {
  io_context &context;
  transaction *current;
  task<> schedule(std::function<void(transaction &)> callback) {
    auto caller = [this, all = std::move(callback)]() -> task<> {
      all(*current);
      co_return;
    };
    co_return co_await spawn_task(context, caller());
  }
};
} // namespace after
