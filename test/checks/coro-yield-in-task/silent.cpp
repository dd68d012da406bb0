// Yields that reach someone.
// RUN: %check coro-yield-in-task %s
#include "coro.h"

generator<int> numbers() { co_yield 1; }

async_generator<int> arrivals() {
  co_await std::suspend_never();
  co_yield 1;
}

// Each await gives the next value: an async generator without begin and end.
struct stream {
  struct promise_type {
    stream get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_value(int);
    std::suspend_always yield_value(int);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};

stream ticks() {
  co_yield 1;
  co_return 2;
}

// What a model calls an error ends a task when it is yielded.
namespace stdexec {
template <typename Error> struct with_error {
  Error error;
};
inline namespace v1 {
struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    template <typename Error>
    std::suspend_always yield_value(with_error<Error>) noexcept;
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
} // namespace v1
} // namespace stdexec

stdexec::task fails() { co_yield stdexec::with_error<int>{1}; }

// A yield that waits as the end of the coroutine does is the end.
namespace home_grown {
struct cancelled {};
struct task {
  struct promise_type {
    struct finishes {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept;
      void await_resume() noexcept {}
    };
    task get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    finishes final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    finishes yield_value(cancelled) noexcept;
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
} // namespace home_grown

home_grown::task gives_up() { co_yield home_grown::cancelled(); }

// A promise that takes whatever comes makes no task of everything: this is a
// generator with an interface of its own.
struct pull_source {
  struct promise_type {
    pull_source get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    std::suspend_always yield_value(int);
  };
  bool next();
  int value();
};

struct script {
  struct promise_type {
    script get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    template <typename Anything> std::suspend_never await_transform(Anything);
  };
};

script says_anything() { co_await 1; }
pull_source counts() { co_yield 1; }
