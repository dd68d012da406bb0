// To wait for a future gave a reference to the value in what had waited for it. Many
// coroutines kept the reference, and read it in the statements after that.
// https://github.com/apple/foundationdb/pull/12954
// clang-tidy: nothing; clang: nothing
// RUN: %replay --preview %s
#include "task.h"
#include <optional>
#include <string>

template <typename T> struct future {};
template <typename T> struct slot {
  std::optional<T> data;
  const T &get() { return data.value(); }
};
template <typename Waiter, typename T> struct resumes {
  const T &await_resume() {
    auto self = static_cast<Waiter *>(this);
    return self->value.get();
  }
};
template <typename T> struct waiter : resumes<waiter<T>, T> {
  explicit waiter(const future<T> &);
  slot<T> value;
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
};
template <typename T> waiter<T> operator co_await(const future<T> &f) {
  return waiter<T>(f);
}

future<std::string> read(int key);
task<> commit(int version);
void report(const std::string &);

namespace before {
task<> show(int key) {
  const std::string &value = co_await read(key); // expect-warning: coro-await-result-dangling
  co_await commit(1);
  report(value);
}
} // namespace before

namespace after {
task<> show(int key) {
  const std::string value = co_await read(key);
  co_await commit(1);
  report(value);
}
} // namespace after
