// What is meant, or cannot be known to be a mistake.
// RUN: %check coro-missing-await-on-return %s
#include "coro.h"
#include <exception>
#include <mutex>
#include <stdexcept>
#include <vector>

struct settings {};
settings parse(const char *);
void validate(const char *);
task<int> fetch();
task<int> fetch(settings);
task<int> fetch(int);
task<int> failed(std::exception_ptr);
task<int> guarded(std::unique_lock<std::mutex>);
std::mutex m;

// The handlers are for what the arguments throw, ...
task<int> of_arguments(const char *text) {
  try {
    return fetch(parse(text));
  } catch (const std::invalid_argument &) {
    return fetch();
  }
}

struct queue {
  int pop();
};
task<int> of_what_is_taken(queue &numbers) {
  try {
    return fetch(numbers.pop());
  } catch (const std::out_of_range &) {
    return fetch();
  }
}

// ... or for something before the return, ...
task<int> of_others(const char *text) {
  try {
    validate(text);
    return fetch();
  } catch (const std::invalid_argument &) {
    return fetch(1);
  }
}

task<int> of_a_throw(int n) {
  try {
    if (n < 0)
      throw std::out_of_range("negative");
    return fetch(n);
  } catch (...) {
    return fetch();
  }
}

// ... or for what the call itself throws, which is no coroutine.
task<int> checked(int n) {
  if (n < 0)
    throw std::out_of_range("negative");
  return fetch(n);
}
task<int> of_the_call(int n) {
  try {
    return checked(n);
  } catch (const std::out_of_range &) {
    return fetch();
  }
}

// Whoever awaits the task gets the exception either way.
task<int> passed_on() {
  try {
    return fetch();
  } catch (...) {
    return failed(std::current_exception());
  }
}

// A return in a handler is in no try block.
task<int> in_handler() {
  try {
    validate("");
  } catch (...) {
    return fetch();
  }
  return fetch(1);
}

// A lambda in a try block has left it when it runs.
task<int> lambda() {
  auto call = [] { return fetch(); };
  try {
    call = {};
  } catch (...) {
  }
  return call();
}

// A coroutine awaits.
task<int> coroutine() {
  try {
    co_return co_await fetch();
  } catch (...) {
  }
  co_return 1;
}

// It begins at once, and where its exceptions go is not known.
struct future {
  struct promise_type {
    future get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
future begin();
future of_what_begins() {
  try {
    return begin();
  } catch (...) {
    return future();
  }
}

// The lock is for something else that happens while it is held, ...
std::vector<int> numbers;
task<int> for_a_variable() {
  std::lock_guard lock(m);
  return fetch(numbers.back());
}
task<int> for_a_statement() {
  std::lock_guard lock(m);
  numbers.clear();
  return fetch();
}
int count;
task<int> for_an_argument() {
  std::lock_guard lock(m);
  return fetch(count);
}

// ... goes with the work, is not held, or is not taken here.
task<int> moved() {
  std::unique_lock lock(m);
  return guarded(std::move(lock));
}
task<int> deferred() {
  std::unique_lock lock(m, std::defer_lock);
  return fetch();
}
task<int> of_the_caller(std::unique_lock<std::mutex> &lock) { return fetch(); }

// It begins while the lock is held.
future first_part() {
  std::lock_guard lock(m);
  return begin();
}

// An ordinary function does its part under the lock.
task<int> counted() {
  ++count;
  return fetch(count);
}
task<int> for_the_call() {
  std::lock_guard lock(m);
  return counted();
}

// What the language calls is none of this.
struct awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  task<int> await_resume() {
    try {
      return fetch();
    } catch (...) {
      return fetch(1);
    }
  }
};
