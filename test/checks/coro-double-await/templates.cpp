// What a template does twice is found where it is instantiated, once.
// RUN: %check coro-double-await %s
#include "coro.h"
#include <utility>

template <typename T> struct job {
  struct promise_type {
    job get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { throw; }
    void return_value(T);
  };
  job(job &&);
  ~job();
  struct awaiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    T await_resume();
  };
  awaiter operator co_await() &&;
};

template <typename T> job<T> twice(job<T> task) {
  co_await std::move(task); // #at1
  co_return co_await std::move(task); // expect-warning: 'task' is awaited after it was awaited or moved from: a 'job<int>' gives its result once, and nothing is left
                                      // expect-note@#at1: it is awaited or moved from here
                                      // expect-note: keep the result in a variable, or make the task anew; to await it in several places, use a shared task
}
template job<int> twice(job<int>);
template job<long> twice(job<long>);

template <typename T> job<int> never_made(job<T> task) {
  co_await std::move(task);
  co_return co_await std::move(task);
}

auto generic = [](auto task) -> job<int> {
  co_await std::move(task); // #at2
  co_return co_await std::move(task); // expect-warning: 'task' is awaited after it was awaited or moved from: a 'job<int>' gives its result once, and nothing is left
                                      // expect-note@#at2: it is awaited or moved from here
                                      // expect-note: keep the result in a variable, or make the task anew; to await it in several places, use a shared task
};
job<int> uses(job<int> task) { return generic(std::move(task)); }
