// Class templates, each once, whatever was made from them.
// RUN: %check coro-final-suspend-lifetime %s
#include "owner.h"

// Nothing is made from it.
template <typename T> struct unused { // expect-warning: the destructor of 'unused' destroys a coroutine that destroys itself when it has run to its end: the frame is freed twice
                                      // expect-note@#at1: the object gets the handle of the coroutine here
                                      // expect-note@#at2: the coroutine does not stay suspended at its end: its frame is freed when the body has ended
                                      // expect-note@#at3: the handle still refers to the frame, which is freed again here
                                      // expect-note@#at2: return std::suspend_always here, so that the frame is there for as long as the object
  struct promise_type {
    unused get_return_object() { // #at1
      return unused{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; } // #at2
    void unhandled_exception() {}
    void return_value(T) {}
  };
  explicit unused(std::coroutine_handle<promise_type> h) : h(h) {}
  unused(unused &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~unused() {
    if (h)
      h.destroy(); // #at3
  }
  std::coroutine_handle<promise_type> h;
};

// The promise is a template of its own, with a base that has final_suspend.
struct promise_base {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; } // #at5
  void unhandled_exception() {}
};
template <typename T> struct task;
template <typename T> struct task_promise : promise_base {
  task<T> get_return_object();
  void return_value(T) {}
};
template <typename T> struct task { // expect-warning: the destructor of 'task<int>' destroys a coroutine that destroys itself when it has run to its end: the frame is freed twice
                                    // expect-note@#at4: the object gets the handle of the coroutine here
                                    // expect-note@#at5: the coroutine does not stay suspended at its end: its frame is freed when the body has ended
                                    // expect-note@#at6: the handle still refers to the frame, which is freed again here
                                    // expect-note@#at5: return std::suspend_always here, so that the frame is there for as long as the object
  using promise_type = task_promise<T>;
  explicit task(std::coroutine_handle<promise_type> h) : h(h) {}
  task(task &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~task() {
    if (h)
      h.destroy(); // #at6
  }
  std::coroutine_handle<promise_type> h;
};
template <typename T> task<T> task_promise<T>::get_return_object() { // #at4
  return task<T>{
      std::coroutine_handle<task_promise<T>>::from_promise(*this)};
}
task<int> one() { co_return 1; }
task<char> two() { co_return '2'; }

// Only what is made from it tells.
template <typename Final> struct chosen { // expect-warning: the destructor of 'chosen<std::suspend_never>' destroys a coroutine that destroys itself when it has run to its end: the frame is freed twice
                                          // expect-note@owner.h: the object gets the handle of the coroutine here
                                          // expect-note@#at7: the coroutine does not stay suspended at its end: its frame is freed when the body has ended
                                          // expect-note@#at8: the handle still refers to the frame, which is freed again here
                                          // expect-note@#at7: return std::suspend_always here, so that the frame is there for as long as the object
  struct promise_type : promise_of<chosen> {
    Final final_suspend() noexcept { return {}; } // #at7
  };
  explicit chosen(std::coroutine_handle<promise_type> h) : h(h) {}
  chosen(chosen &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~chosen() {
    if (h)
      h.destroy(); // #at8
  }
  std::coroutine_handle<promise_type> h;
};
chosen<std::suspend_always> right() { co_return; }
chosen<std::suspend_never> wrong() { co_return; }
chosen<std::suspend_never> again() { co_return; }

// What depends on arguments may let go of it.
template <typename T> struct lets_go {
  struct promise_type;
  explicit lets_go(std::coroutine_handle<promise_type> h) : h(h) {}
  lets_go(lets_go &&other) noexcept : h(std::exchange(other.h, {})) {}
  ~lets_go() {
    if (h)
      h.destroy();
  }
  std::coroutine_handle<promise_type> h;
};
template <typename T> struct lets_go<T>::promise_type {
  T *object;
  lets_go get_return_object();
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
  void return_void() { object->h = nullptr; }
};
