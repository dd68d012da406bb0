// What lazy tasks are made of.
#ifndef LAZY_H
#define LAZY_H

#include <coroutine>

template <typename Object> struct lazy_promise {
  Object get_return_object();
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception();
  void return_void();
};

struct awaited {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

#endif // LAZY_H
