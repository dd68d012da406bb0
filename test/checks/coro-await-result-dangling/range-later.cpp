// C++23 keeps what a loop goes over for as long as that runs.
// RUN: %check --one-library coro-await-result-dangling %s -- -std=c++23
#include "results.h"

struct list {
  text *begin();
  text *end();
};
task<list> load();

task<list> prints() {
  for (auto &each : co_await load())
    use(each);
  co_return list{};
}
