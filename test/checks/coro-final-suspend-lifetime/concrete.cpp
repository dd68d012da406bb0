// Objects that destroy a coroutine which has destroyed itself.
// RUN: %check coro-final-suspend-lifetime %s
#include "owner.h"

template <typename Object> struct ending : promise_of<Object> {
  std::suspend_never final_suspend() noexcept { return {}; }
};

struct job {
  struct promise_type {
    job get_return_object() {
      return job{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void() {}
  };
  explicit job(std::coroutine_handle<promise_type> h) : h(h) {}
  job(job &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~job() {
    if (h)
      h.destroy();
  }
  void start() { h.resume(); }

private:
  std::coroutine_handle<promise_type> h;
};

// That it asks is of no help: there is no frame to ask.
struct asks_done {
  struct promise_type : ending<asks_done> {};
  explicit asks_done(std::coroutine_handle<promise_type> h) : h(h) {}
  asks_done(asks_done &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~asks_done() { release(); }
  void release() {
    if (h && !h.done())
      h.destroy();
    h = {};
  }

private:
  std::coroutine_handle<promise_type> h;
};

// A handle that is for any coroutine, got from the promise.
struct erased {
  struct promise_type {
    erased get_return_object() {
      return erased{handle(
          std::coroutine_handle<promise_type>::from_promise(*this))};
    }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void() {}
  };
  handle h;
  erased(erased &&) = delete;
  explicit erased(handle h) : h(h) {}
  ~erased() { h.destroy(); }
};

// The one who destroys is a member, and the awaiter never waits.
template <typename P> struct unique_handle {
  std::coroutine_handle<P> h;
  explicit unique_handle(std::coroutine_handle<P> h) : h(h) {}
  unique_handle(unique_handle &&other) noexcept
      : h(std::exchange(other.h, nullptr)) {}
  ~unique_handle() {
    if (h)
      h.destroy();
  }
};

struct ready {
  bool await_ready() noexcept { return true; }
  void await_suspend(handle) noexcept {}
  void await_resume() noexcept {}
};

struct held {
  struct promise_type : promise_of<held> {
    ready final_suspend() noexcept { return {}; }
  };
  explicit held(std::coroutine_handle<promise_type> h) : frame(h) {}
  unique_handle<promise_type> frame;
};
