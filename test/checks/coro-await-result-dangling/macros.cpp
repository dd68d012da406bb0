// Awaits that macros write are where the macro is used.
// RUN: %check coro-await-result-dangling %s
#include "results.h"

#define AWAIT(call) co_await call
#define LOAD_INTO(name) auto &&name = co_await load(1)

task<text> load(int key);

task<text> in_macros() {
  auto &&first = AWAIT(load(1));
  use(first);
  LOAD_INTO(second);
  use(second);
  co_return "done";
}
