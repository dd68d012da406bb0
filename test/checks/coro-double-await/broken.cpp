// Code that does not compile: what is left of it is followed.
// RUN: %check coro-double-await %s --broken
#include "coro.h"
#include <utility>

struct job {
  struct promise_type {
    job get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { throw; }
    void return_void();
  };
  job(job &&);
  ~job();
  struct awaiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    void await_resume();
  };
  awaiter operator co_await() &&;
};

job before_an_error(job task) {
  co_await std::move(task); // #at1
  co_await std::move(task); // expect-warning: 'task' is awaited after it was awaited or moved from: a 'job' gives its result once, and nothing is left
                            // expect-note@#at1: it is awaited or moved from here
                            // expect-note: keep the result in a variable, or make the task anew; to await it in several places, use a shared task
  co_await unknown;
}

job of_nothing() {
  unknown<job> task = nothing();
  co_await std::move(task);
  co_await std::move(task);
}
