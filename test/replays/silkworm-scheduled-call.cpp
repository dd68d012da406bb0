// A function that is no coroutine called a closure of its own and returned the task:
// the closure was gone before its coroutine began.
// https://github.com/erigontech/silkworm/issues/2604
// RUN: %replay --preview %s
#include "task.h"
#include <functional>
#include <utility>

struct transaction {};
using callback = std::function<void(transaction &)>;

namespace before {
struct scheduler {
  transaction *current = nullptr;

  task<> schedule(callback call) {
    auto caller = [this, wanted = std::move(call)]() -> task<> {
      wanted(*current);
      co_return;
    };
    return caller(); // expect-warning: coro-capturing-lambda
  }
};
} // namespace before

namespace after {
struct scheduler {
  transaction *current = nullptr;

  task<> schedule(callback call) {
    auto caller = [this, wanted = std::move(call)]() -> task<> {
      wanted(*current);
      co_return;
    };
    co_await caller();
  }
};
} // namespace after
