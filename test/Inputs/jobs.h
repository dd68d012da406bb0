// Tasks that can be moved, assigned and asked: one begins late, one at once.
#ifndef JOBS_H
#define JOBS_H

#include "coro.h"

template <typename T> struct result_of {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
// Begins when it is awaited.
template <typename T = void> struct job {
  struct promise_type : returns<T> {
    job get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { throw; }
  };
  job();
  job(job &&);
  job &operator=(job &&);
  ~job();
  bool ready() const;
  explicit operator bool() const;
  result_of<T> operator co_await() &&;
};
// Begins at once.
template <typename T = void> struct running {
  struct promise_type : returns<T> {
    running get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { throw; }
  };
  running();
  running(running &&);
  running &operator=(running &&);
  ~running();
  bool ready() const;
  bool valid() const;
  T get();
  running then(int);
  result_of<T> operator co_await() &&;
};

#endif // JOBS_H
