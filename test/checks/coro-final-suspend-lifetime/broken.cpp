// Code with other errors, too.
// RUN: %check coro-final-suspend-lifetime %s --broken
#include "owner.h"

struct job { // expect-warning: the destructor of 'job' destroys a coroutine that destroys itself when it has run to its end: the frame is freed twice
             // expect-note@#at1: the object gets the handle of the coroutine here
             // expect-note@#at2: the coroutine does not stay suspended at its end: its frame is freed when the body has ended
             // expect-note@#at3: the handle still refers to the frame, which is freed again here
             // expect-note@#at2: return std::suspend_always here, so that the frame is there for as long as the object
  struct promise_type {
    job get_return_object() { // #at1
      return job{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; } // #at2
    void unhandled_exception() { missing(); }
    void return_void() {}
  };
  explicit job(std::coroutine_handle<promise_type> h) : h(h) {}
  job(job &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~job() {
    missing();
    h.destroy(); // #at3
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
