// The simplest task of an article on coroutines let its coroutine destroy itself at
// the end, and then destroyed it. What a reader of it ran crashed.
// https://github.com/HappyCerberus/article-cpp20-coroutines/issues/1
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include <coroutine>
#include <exception>
#include <utility>

namespace before {
class task { // expect-warning: coro-final-suspend-lifetime
public:
  struct promise_type {
    task get_return_object() {
      return task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  explicit task(std::coroutine_handle<promise_type> h) : frame(h) {}
  task(task &&other) noexcept : frame(std::exchange(other.frame, {})) {}
  task &operator=(task &&other) noexcept {
    std::swap(frame, other.frame);
    return *this;
  }
  ~task() {
    if (frame)
      frame.destroy();
  }
  void resume() { frame.resume(); }

private:
  std::coroutine_handle<promise_type> frame;
};
} // namespace before

namespace after {
class task {
public:
  struct promise_type {
    task get_return_object() {
      return task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  explicit task(std::coroutine_handle<promise_type> h) : frame(h) {}
  task(task &&other) noexcept : frame(std::exchange(other.frame, {})) {}
  task &operator=(task &&other) noexcept {
    std::swap(frame, other.frame);
    return *this;
  }
  void resume() { frame.resume(); }

private:
  std::coroutine_handle<promise_type> frame;
};
} // namespace after
