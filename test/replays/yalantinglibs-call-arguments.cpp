// A call of a remote function, a coroutine that begins when it is awaited, had its
// arguments by forwarding reference: temporaries are gone if its task is kept.
// https://github.com/alibaba/yalantinglibs/pull/175
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "task.h"
#include <string>
#include <utility>

std::string user();
void prepare();
task<int> send(std::string buffer);
template <typename... Args> std::string pack(Args &&...);

namespace before {
template <typename... Args>
task<int> call(Args &&...args) { // expect-warning: coro-reference-parameter
  co_return co_await send(pack(std::forward<Args>(args)...));
}

task<int> log_in() {
  auto calling = call(user()); // expect-warning: coro-dangling-argument
  prepare();
  co_return co_await std::move(calling);
}
} // namespace before

namespace after {
template <typename... Args> task<int> call(Args... args) {
  co_return co_await send(pack(std::move(args)...));
}

task<int> log_in() {
  auto calling = call(user());
  prepare();
  co_return co_await std::move(calling);
}
} // namespace after
