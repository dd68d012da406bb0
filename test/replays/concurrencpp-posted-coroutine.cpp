// A coroutine with a capture was posted to an executor, which destroys what it has
// called. In its loop, the capture was read again after the first suspension.
// https://github.com/David-Haim/concurrencpp/issues/113
// clang-tidy: elsewhere; clang: nothing
// RUN: %replay %s
#include "detached.h"
#include "task.h"
#include <memory>

struct executor {
  template <typename F> void post(F &&) {}
};
task<int> value(std::shared_ptr<executor>);
void print(int);

namespace before {
void begin(std::shared_ptr<executor> ex) {
  ex->post([ex]() -> detached {
    for (;;)
      print(co_await value(ex)); // expect-warning: coro-this-after-suspend
  });
}
} // namespace before

namespace after {
void begin(std::shared_ptr<executor> ex) {
  ex->post([ex]() -> detached {
    auto mine = ex;
    for (;;)
      print(co_await value(mine));
  });
}
} // namespace after
