// Owners that are right, or may be.
// RUN: %check coro-handle-misuse %s
#include "owner.h"

struct unique {
  handle h;
  explicit unique(handle h) : h(h) {}
  unique(unique &&other) noexcept : h(std::exchange(other.h, {})) {}
  unique &operator=(unique &&other) noexcept {
    if (this != &other) {
      if (h)
        h.destroy();
      h = other.h;
      other.h = nullptr;
    }
    return *this;
  }
  ~unique() {
    if (h)
      h.destroy();
  }
};

struct swapped {
  handle h = nullptr;
  swapped(swapped &&other) noexcept { std::swap(h, other.h); }
  swapped &operator=(swapped other) noexcept {
    std::swap(h, other.h);
    return *this;
  }
  ~swapped() {
    if (h)
      h.destroy();
  }
};

struct released {
  handle h;
  released(released &&other) : h(other.h) { other.forget(); }
  void forget() { h = nullptr; }
  ~released() {
    if (h)
      h.destroy();
  }
};

struct uncopyable {
  uncopyable() = default;
  uncopyable(const uncopyable &) = delete;
  uncopyable &operator=(const uncopyable &) = delete;
};
struct by_base : uncopyable {
  handle h;
  ~by_base() { h.destroy(); }
};
struct by_member {
  handle h;
  uncopyable mark;
  ~by_member() { h.destroy(); }
};

// Who destroys is decided otherwise.
struct counted {
  std::coroutine_handle<> h;
  int *references;
  ~counted() {
    if (--*references == 0)
      h.destroy();
  }
};
struct flagged {
  handle h;
  bool owns;
  ~flagged() {
    if (h && owns)
      h.destroy();
  }
};

// The body of the destructor is elsewhere.
struct elsewhere {
  handle h;
  ~elsewhere();
};

// Some other handle.
struct refers {
  handle &h;
  handle *pointed;
  ~refers() {
    h.destroy();
    pointed->destroy();
  }
};

// An awaiter within another class is made where it is awaited, and there it
// stays.
class task {
public:
  class awaiter {
  public:
    bool await_ready();
    void await_suspend(handle);
    void await_resume();
    ~awaiter() { h.destroy(); }

  private:
    handle h;
  };
  awaiter operator co_await() &&;
};
