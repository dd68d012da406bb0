// Loops over a result, whose task C++20 destroys before the first element.
// RUN: %check coro-await-result-dangling %s --one-library
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
