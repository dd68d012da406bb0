// What awaits several tasks made a coroutine for each, with a reference to the task.
// Kept in a variable it outlived the temporaries that it had been given.
// https://github.com/jbaldwin/libcoro/pull/56
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "task.h"
#include <utility>

task<> fetch();
task<> store();
void prepare();
struct pair {
  task<> one, other;
};

namespace before {
template <typename Work> task<> keep(Work &&work) { // expect-warning: coro-reference-parameter
  co_await std::move(work);
}
template <typename One, typename Other> pair both(One &&one, Other &&other) {
  return {keep(std::forward<One>(one)), keep(std::forward<Other>(other))};
}

task<> run() {
  auto all = both(fetch(), store());
  prepare();
  co_await std::move(all.one);
  co_await std::move(all.other);
}
} // namespace before

namespace after {
template <typename Work> task<> keep(Work work) {
  co_await std::move(work);
}
template <typename One, typename Other> pair both(One &&one, Other &&other) {
  return {keep(std::forward<One>(one)), keep(std::forward<Other>(other))};
}

task<> run() {
  auto all = both(fetch(), store());
  prepare();
  co_await std::move(all.one);
  co_await std::move(all.other);
}
} // namespace after
