// Templates: the pattern tells, whatever was made from it. Each finding once.
// RUN: %check coro-handle-misuse %s
#include "owner.h"

template <typename P> void twice(std::coroutine_handle<P> h) {
  h.destroy(); // #twice
  h.destroy(); // expect-warning: this destroys the coroutine of 'h' a second time: its frame is freed twice
               // expect-note@#twice: it is destroyed here
               // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
}
template void twice(std::coroutine_handle<>);

template <typename T> struct task {
  struct promise_type;
  std::coroutine_handle<promise_type> h;
  task(task &&other) noexcept : h(other.h) {} // expect-warning: moving a 'task' leaves its handle in the source: both objects destroy the coroutine
                                              // expect-note@#task: the destructor destroys the coroutine here
                                              // expect-note: set 'h' of the source to null, as std::exchange(other.h, {}) does
  void step() {
    if (h.done()) // #step
      h.resume(); // expect-warning: this resumes the coroutine of 'h', which has run to its end: the behaviour is undefined
                  // expect-note@#step: 'done()' is true here
                  // expect-note: resume it only while 'done()' is false
  }
  ~task() {
    if (h)
      h.destroy(); // #task
  }
};

template <typename T> struct right {
  struct promise_type;
  std::coroutine_handle<promise_type> h;
  right(right &&other) noexcept : h(std::exchange(other.h, {})) {}
  right &operator=(right &&other) noexcept {
    std::swap(h, other.h);
    return *this;
  }
  ~right() {
    if (h)
      h.destroy();
  }
};

// A value of which it is not known whether it can be copied.
template <typename T> struct with_value {
  handle h;
  T value;
  ~with_value() { h.destroy(); }
};

// What depends on arguments may be anything.
template <typename H> void unknown(H h) {
  h.destroy();
  h.destroy();
}

template <bool Ends> void chosen(handle h) {
  if constexpr (Ends)
    h.destroy();
  if constexpr (!Ends)
    h.resume();
}
template void chosen<true>(handle);
template void chosen<false>(handle);
