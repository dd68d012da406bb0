// Handlers became coroutines. The one for requests that no route matches was still
// called as a function: its task was thrown away before it began.
// https://github.com/alibaba/yalantinglibs/pull/668
// clang-tidy: nothing; clang: found
// RUN: %replay %s
#include "task.h"
#include <functional>

struct request {};
struct response {};
using handler = std::function<task<>(request &, response &)>;

namespace before {
struct connection {
  handler route, otherwise;
  request in;
  response out;

  task<> answer() {
    if (route)
      co_await route(in, out);
    else if (otherwise)
      otherwise(in, out); // expect-warning: coro-unawaited-task
  }
};
} // namespace before

namespace after {
struct connection {
  handler route, otherwise;
  request in;
  response out;

  task<> answer() {
    if (route)
      co_await route(in, out);
    else if (otherwise)
      co_await otherwise(in, out);
  }
};
} // namespace after
