// Classes whose destructor destroys the coroutine of their handle.
// RUN: %check coro-handle-misuse %s
#include "owner.h"

struct copied { // expect-warning: copying a 'copied' copies its handle: both objects destroy the coroutine
                // expect-note@#copied: the destructor destroys the coroutine here
                // expect-note: delete the copy constructor and the copy assignment
  handle h;
  ~copied() {
    if (h)
      h.destroy(); // #copied
  }
};

struct copied_by_default {
  handle h;
  copied_by_default(const copied_by_default &) = default; // expect-warning: copying a 'copied_by_default' copies its handle: both objects destroy the coroutine
                                                          // expect-note@#by-default: the destructor destroys the coroutine here
                                                          // expect-note: delete the copy constructor and the copy assignment
  copied_by_default &operator=(const copied_by_default &) = delete;
  ~copied_by_default() {
    h.destroy(); // #by-default
  }
};

// The compiler still declares the assignment.
struct assigned { // expect-warning: assigning a 'assigned' copies its handle: both objects destroy the coroutine
                  // expect-note@#assigned: the destructor destroys the coroutine here
                  // expect-note: delete the copy constructor and the copy assignment
  handle h;
  assigned(const assigned &) = delete;
  ~assigned() {
    h.destroy(); // #assigned
  }
};

struct moved_by_default {
  handle h;
  moved_by_default(moved_by_default &&) = default; // expect-warning: moving a 'moved_by_default' leaves its handle in the source: both objects destroy the coroutine
                                                   // expect-note@#moved-by-default: the destructor destroys the coroutine here
                                                   // expect-note: set 'h' of the source to null, as std::exchange(other.h, {}) does
  ~moved_by_default() {
    if (h != nullptr)
      h.destroy(); // #moved-by-default
  }
};

struct moved {
  handle h;
  moved(moved &&other) noexcept : h(other.h) {} // expect-warning: moving a 'moved' leaves its handle in the source: both objects destroy the coroutine
                                                // expect-note@#moved: the destructor destroys the coroutine here
                                                // expect-note: set 'h' of the source to null, as std::exchange(other.h, {}) does
  moved &operator=(moved &&other) { // expect-warning: moving a 'moved' leaves its handle in the source: both objects destroy the coroutine
                                    // expect-note@#moved: the destructor destroys the coroutine here
                                    // expect-note: set 'h' of the source to null, as std::exchange(other.h, {}) does
    if (this != &other)
      h = std::move(other.h);
    return *this;
  }
  ~moved() { release(); }
  void release() {
    if (!h)
      return;
    h.destroy(); // #moved
    h = nullptr;
  }
};
