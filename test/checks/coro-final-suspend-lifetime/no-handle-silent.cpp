// Coroutines that someone may have a handle of, or that end by themselves.
// RUN: %check coro-final-suspend-lifetime %s
#include "owner.h"

struct ends {
  struct promise_type {
    ends get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void() {}
  };
};

// The end destroys what is suspended there.
struct destroyer {
  bool await_ready() noexcept { return false; }
  void await_suspend(handle h) noexcept { h.destroy(); }
  void await_resume() noexcept {}
};
struct destroyed {
  struct promise_type {
    destroyed get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    destroyer final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void() {}
  };
};

// A scheduler that is started with it.
void enqueue(handle);
struct scheduled {
  bool await_ready() noexcept { return false; }
  void await_suspend(handle h) noexcept { enqueue(h); }
  void await_resume() noexcept {}
};
struct queued {
  struct promise_type {
    queued get_return_object() { return {}; }
    scheduled initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void() {}
  };
};

// A list of promises: handles are made of them.
struct listed {
  struct promise_type {
    promise_type() { add(*this); }
    listed get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void() {}
    static void add(promise_type &);
  };
};
void listed::promise_type::add(promise_type &) {}

struct unseen {
  struct promise_type {
    unseen get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void() {}
  };
};
