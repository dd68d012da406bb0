// A task whose result stays in the promise, as libraries have it, with all that
// makes and destroys its frame.
#ifndef RESULTS_H
#define RESULTS_H

#include "texts.h"
#include <coroutine>
#include <optional>
#include <utility>

template <typename T> struct promise;
template <typename T> struct task {
  using promise_type = promise<T>;
  using handle = std::coroutine_handle<promise_type>;
  explicit task(handle h) : h(h) {}
  task(task &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~task() {
    if (h)
      h.destroy();
  }

  struct awaiter_base {
    handle h;
    bool await_ready() noexcept { return h.done(); }
    handle await_suspend(std::coroutine_handle<>) noexcept { return h; }
  };
  auto operator co_await() & noexcept {
    struct awaiter : awaiter_base {
      T &await_resume() { return this->h.promise().result(); }
    };
    return awaiter{h};
  }
  auto operator co_await() && noexcept {
    struct awaiter : awaiter_base {
      T &&await_resume() { return std::move(this->h.promise()).result(); }
    };
    return awaiter{h};
  }

private:
  handle h;
};

template <typename T> struct promise {
  std::optional<T> value;
  task<T> get_return_object() {
    return task<T>(std::coroutine_handle<promise>::from_promise(*this));
  }
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
  template <typename U> void return_value(U &&result) {
    value.emplace(std::forward<U>(result));
  }
  T &result() & { return *value; }
  T &&result() && { return std::move(*value); }
};

void use(const text &);
void use(view);
void use(const char *);

#endif // RESULTS_H
