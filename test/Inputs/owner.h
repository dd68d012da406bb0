// A coroutine type without its owner's functions, for tests of what becomes of frames.
#ifndef OWNER_H
#define OWNER_H

#include <coroutine>
#include <utility>

using handle = std::coroutine_handle<>;

template <typename Object> struct promise_of {
  Object get_return_object() {
    return Object{
        std::coroutine_handle<typename Object::promise_type>::from_promise(
            static_cast<typename Object::promise_type &>(*this))};
  }
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
  void return_void() {}
};

#endif // OWNER_H
