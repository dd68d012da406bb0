// Coroutines that are destroyed once.
// RUN: %check coro-final-suspend-lifetime %s
#include "owner.h"

template <typename Object> struct ending : promise_of<Object> {
  std::suspend_never final_suspend() noexcept { return {}; }
};

struct stays {
  struct promise_type : promise_of<stays> {};
  explicit stays(std::coroutine_handle<promise_type> h) : h(h) {}
  stays(stays &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~stays() {
    if (h)
      h.destroy();
  }
  std::coroutine_handle<promise_type> h;
};

struct only_starts {
  struct promise_type : ending<only_starts> {};
  explicit only_starts(std::coroutine_handle<promise_type> h) : h(h) {}
  void start() { h.resume(); }
  std::coroutine_handle<promise_type> h;
};

// Whoever starts it lets go of it: what is destroyed never ran.
struct lets_go {
  struct promise_type : ending<lets_go> {};
  explicit lets_go(std::coroutine_handle<promise_type> h) : h(h) {}
  lets_go(lets_go &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~lets_go() {
    if (h)
      h.destroy();
  }
  void start() { std::exchange(h, {}).resume(); }
  std::coroutine_handle<promise_type> h;
};

// The promise tells the object.
struct told {
  struct promise_type : ending<told> {
    told *object = nullptr;
    void return_void();
  };
  explicit told(std::coroutine_handle<promise_type> h) : h(h) {
    h.promise().object = this;
  }
  told(told &&) = delete;
  ~told() {
    if (h)
      h.destroy();
  }
  std::coroutine_handle<promise_type> h;
};
void told::promise_type::return_void() { object->h = nullptr; }

// The promise knows where the handle is.
struct found {
  struct promise_type : ending<found> {
    std::coroutine_handle<promise_type> *kept = nullptr;
    ~promise_type() { *kept = nullptr; }
  };
  explicit found(std::coroutine_handle<promise_type> h) : h(h) {
    h.promise().kept = &this->h;
  }
  found(found &&) = delete;
  ~found() {
    if (h)
      h.destroy();
  }
  std::coroutine_handle<promise_type> h;
};

// It asks whether the coroutine has ended.
struct asks {
  struct promise_type : ending<asks> {
    bool *ended = nullptr;
    void return_void() { *ended = true; }
  };
  explicit asks(std::coroutine_handle<promise_type> h) : h(h) {}
  asks(asks &&) = delete;
  ~asks() {
    if (!ended)
      h.destroy();
  }
  std::coroutine_handle<promise_type> h;
  bool ended = false;
};

// It decides when it runs.
struct last {
  bool is_last;
  bool await_ready() noexcept { return is_last; }
  void await_suspend(handle) noexcept {}
  void await_resume() noexcept {}
};
struct counted {
  struct promise_type : promise_of<counted> {
    int owners = 2;
    last final_suspend() noexcept { return {--owners == 0}; }
  };
  explicit counted(std::coroutine_handle<promise_type> h) : h(h) {}
  counted(counted &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~counted() { h.destroy(); }
  std::coroutine_handle<promise_type> h;
};

// The handle of someone else.
struct other_job;
struct continues {
  struct promise_type {
    continues get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void() {}
  };
  handle waiting;
  continues() = default;
  continues(continues &&) = delete;
  ~continues() {
    if (waiting)
      waiting.destroy();
  }
};
