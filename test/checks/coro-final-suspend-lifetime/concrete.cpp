// Objects that destroy a coroutine which has destroyed itself.
// RUN: %check coro-final-suspend-lifetime %s
#include "owner.h"

template <typename Object> struct ending : promise_of<Object> {
  std::suspend_never final_suspend() noexcept { return {}; } // #at4
};

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
    void unhandled_exception() {}
    void return_void() {}
  };
  explicit job(std::coroutine_handle<promise_type> h) : h(h) {}
  job(job &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~job() {
    if (h)
      h.destroy(); // #at3
  }
  void start() { h.resume(); }

private:
  std::coroutine_handle<promise_type> h;
};

// That it asks is of no help: there is no frame to ask.
struct asks_done { // expect-warning: the destructor of 'asks_done' destroys a coroutine that destroys itself when it has run to its end: the frame is freed twice
                   // expect-note@owner.h: the object gets the handle of the coroutine here
                   // expect-note@#at4: the coroutine does not stay suspended at its end: its frame is freed when the body has ended
                   // expect-note@#at5: the handle still refers to the frame, which is freed again here
                   // expect-note@#at4: return std::suspend_always here, so that the frame is there for as long as the object
  struct promise_type : ending<asks_done> {};
  explicit asks_done(std::coroutine_handle<promise_type> h) : h(h) {}
  asks_done(asks_done &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~asks_done() { release(); }
  void release() {
    if (h && !h.done())
      h.destroy(); // #at5
    h = {};
  }

private:
  std::coroutine_handle<promise_type> h;
};

// A handle that is for any coroutine, got from the promise.
struct erased { // expect-warning: the destructor of 'erased' destroys a coroutine that destroys itself when it has run to its end: the frame is freed twice
                // expect-note@#at6: the object gets the handle of the coroutine here
                // expect-note@#at7: the coroutine does not stay suspended at its end: its frame is freed when the body has ended
                // expect-note@#at8: the handle still refers to the frame, which is freed again here
                // expect-note@#at7: return std::suspend_always here, so that the frame is there for as long as the object
  struct promise_type {
    erased get_return_object() { // #at6
      return erased{handle(
          std::coroutine_handle<promise_type>::from_promise(*this))};
    }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; } // #at7
    void unhandled_exception() {}
    void return_void() {}
  };
  handle h;
  erased(erased &&) = delete;
  explicit erased(handle h) : h(h) {}
  ~erased() { h.destroy(); } // #at8
};

// The one who destroys is a member, and the awaiter never waits.
template <typename P> struct unique_handle {
  std::coroutine_handle<P> h;
  explicit unique_handle(std::coroutine_handle<P> h) : h(h) {}
  unique_handle(unique_handle &&other) noexcept
      : h(std::exchange(other.h, nullptr)) {}
  ~unique_handle() {
    if (h)
      h.destroy(); // #at10
  }
};

struct ready {
  bool await_ready() noexcept { return true; }
  void await_suspend(handle) noexcept {}
  void await_resume() noexcept {}
};

struct held { // expect-warning: the destructor of 'held' destroys a coroutine that destroys itself when it has run to its end: the frame is freed twice
              // expect-note@owner.h: the object gets the handle of the coroutine here
              // expect-note@#at9: the coroutine does not stay suspended at its end: its frame is freed when the body has ended
              // expect-note@#at10: the handle still refers to the frame, which is freed again here
              // expect-note@#at9: return std::suspend_always here, so that the frame is there for as long as the object
  struct promise_type : promise_of<held> {
    ready final_suspend() noexcept { return {}; } // #at9
  };
  explicit held(std::coroutine_handle<promise_type> h) : frame(h) {}
  unique_handle<promise_type> frame;
};
