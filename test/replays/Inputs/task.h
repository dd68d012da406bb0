// A task that begins when it is awaited.
#ifndef TASK_H
#define TASK_H

#include <coroutine>
#include <exception>

template <typename T> struct result_of_task {
  template <typename U> void return_value(U &&);
};
template <> struct result_of_task<void> {
  void return_void();
};

template <typename T = void> class [[nodiscard]] task {
public:
  struct promise_type : result_of_task<T> {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { failure = std::current_exception(); }
    std::exception_ptr failure;
  };
  task(task &&) noexcept;
  task &operator=(task &&) noexcept;
  ~task();

  struct awaiter {
    bool await_ready() noexcept;
    std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept;
    T await_resume();
  };
  awaiter operator co_await() && noexcept;
};

#endif // TASK_H
