// What awaits several tasks made a coroutine for each, with a reference to the task.
// Kept in a variable it outlived the temporaries that it had been given.
// https://github.com/jbaldwin/libcoro/pull/56
// RUN: %replay --preview %s
#include "task.h"
#include <utility>

task<> fetch();
task<> store();
void prepare();

namespace before {
template <typename Work>
task<> both(Work &&one,     // expect-warning: coro-reference-parameter
            Work &&other) { // expect-warning: coro-reference-parameter
  co_await std::move(one);
  co_await std::move(other);
}

task<> run() {
  auto all = both(fetch(),  // expect-warning: coro-dangling-argument
                  store()); // expect-warning: coro-dangling-argument
  prepare();
  co_await std::move(all);
}
} // namespace before

namespace after {
template <typename Work> task<> both(Work one, Work other) {
  co_await std::move(one);
  co_await std::move(other);
}

task<> run() {
  auto all = both(fetch(), store());
  prepare();
  co_await std::move(all);
}
} // namespace after
