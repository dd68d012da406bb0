// Code with other errors, too.
// RUN: %check coro-final-suspend-lifetime %s --broken
#include "owner.h"

struct job {
  struct promise_type {
    job get_return_object() {
      return job{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() { missing(); }
    void return_void() {}
  };
  explicit job(std::coroutine_handle<promise_type> h) : h(h) {}
  job(job &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~job() {
    missing();
    h.destroy();
  }
  std::coroutine_handle<promise_type> h;
};

struct unknown_member {
  struct promise_type : promise_of<unknown_member> {
    std::suspend_never final_suspend() noexcept { return {}; }
  };
  absent part;
  std::coroutine_handle<promise_type> h;
  ~unknown_member() { h.destroy(); }
};

struct unknown_base : absent {
  struct promise_type : absent {
    std::suspend_never final_suspend() noexcept { return {}; }
  };
  std::coroutine_handle<promise_type> h;
  ~unknown_base() { h.destroy(); }
};

struct unknown_end {
  struct promise_type : promise_of<unknown_end> {
    absent final_suspend() noexcept { return {}; }
  };
  std::coroutine_handle<promise_type> h;
  ~unknown_end() { h.destroy(); }
};

// What was lost may have destroyed it.
struct detached {
  struct promise_type {
    detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void() {}
  };
};

struct cut_off {
  struct promise_type;
  ~cut_off() {
