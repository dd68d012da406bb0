#include "library.h"

#include <chrono>

// The object of a coroutine
task<int> of_a_coroutine() { co_return 1; }

// The object of an awaitable generator
awaitable_generator<int> of_an_awaitable_generator() { co_yield 1; }

// A class like a future
template <typename T> struct future_like {
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<> waiting);
  T await_resume();
};
future_like<int> like_a_future();

// A task class derived from it
template <typename T> struct task_like : future_like<T> {
  struct promise_type {
    task_like get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_value(T value);
    void unhandled_exception();
  };
};
task_like<int> derived_from_it();

// A foreign type with a free operator co_await
struct timer {
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> waiting);
  void await_resume() {}
};
template <typename Rep, typename Period>
timer operator co_await(std::chrono::duration<Rep, Period> delay);
std::chrono::milliseconds foreign_duration();

// A type that one promise's await_transform accepts
struct event_name {
  const char *name;
};
struct event_loop_task {
  struct promise_type {
    event_loop_task get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    timer await_transform(event_name event);
    void return_void();
    void unhandled_exception();
  };
};
event_loop_task in_that_promise() { co_await event_name{"ready"}; }
event_name only_in_one_promise();
