// Tasks that leave a try block, or the scope of a guard, before they run.
// RUN: %check coro-missing-await-on-return %s
#include "coro.h"
#include <mutex>
#include <stdexcept>

struct settings {};
task<int> fetch();
task<int> fetch(const settings &);
task<int> empty();
settings defaults();
void log(const char *);
std::mutex m;

task<int> in_try() {
  try {
    return fetch(); // expect-warning: 'in_try' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                    // expect-note@#at1: what the task throws does not come here
                    // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
  } catch (const std::runtime_error &) { // #at1
    return empty();
  }
}

// What has no arguments is hardly what the handlers are for.
task<int> with_arguments() {
  try {
    return fetch(defaults()); // expect-warning: 'with_arguments' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                              // expect-note@#at2: what the task throws does not come here
                              // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
  } catch (...) { // #at2
    log("fetch failed");
    throw;
  }
}

task<int> function_try() try {
  return fetch(); // expect-warning: 'function_try' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                  // expect-note@#at3: what the task throws does not come here
                  // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
} catch (...) { // #at3
  return empty();
}

task<int> inner_block(bool again) {
  try {
    if (again) {
      return (fetch()); // expect-warning: 'inner_block' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                        // expect-note@#at4: what the task throws does not come here
                        // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
    }
    return empty(); // expect-warning: 'inner_block' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                    // expect-note@#at4: what the task throws does not come here
                    // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
  } catch (...) { // #at4
    throw std::runtime_error("gone");
  }
}

struct client {
  settings current() const;
  settings make();
  task<int> with_members(const client &other) {
    try {
      return fetch(make()); // expect-warning: 'client::with_members' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                            // expect-note@#at5: what the task throws does not come here
                            // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
    } catch (...) { // #at5
      return fetch(other.current());
    }
  }
  virtual task<int> ask();
  task<int> get() {
    try {
      return ask(); // expect-warning: 'client::get' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                    // expect-note@#at6: what the task throws does not come here
                    // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
    } catch (...) { // #at6
      return empty();
    }
  }
};

auto in_lambda = [] {
  try {
    return fetch(); // expect-warning: '(lambda)' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                    // expect-note@#at7: what the task throws does not come here
                    // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
  } catch (...) { // #at7
    return empty();
  }
};

task<int> lambda_called_at_once() {
  try {
    return []() -> task<int> { co_return co_await fetch(); }(); // expect-warning: 'lambda_called_at_once' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                                                                // expect-note@#at8: what the task throws does not come here
                                                                // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
  } catch (...) { // #at8
    return empty();
  }
}

task<int> under_a_lock() {
  std::lock_guard lock(m); // #at9
  return fetch(); // expect-warning: 'under_a_lock' returns a task that runs after 'lock' has ended: nothing of it is done while the lock is held
                  // expect-note@#at9: the lock is taken here
                  // expect-note: it ends here, before the task begins
                  // expect-note: take the lock in the task, between two suspensions, or await one that is made for coroutines there
}

task<int> under_two_locks(settings s, std::mutex &other) {
  std::lock_guard first(m); // #at10
  std::unique_lock second(other);
  return fetch(s); // expect-warning: 'under_two_locks' returns a task that runs after 'first' has ended: nothing of it is done while the lock is held
                   // expect-note@#at10: the lock is taken here
                   // expect-note: it ends here, before the task begins
                   // expect-note: take the lock in the task, between two suspensions, or await one that is made for coroutines there
}

// What begins at once and keeps its exceptions.
struct job {
  struct promise_type {
    job get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception() { failed = true; }
    bool failed = false;
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
job begin() { co_await fetch(); }
job eager() {
  try {
    return begin(); // expect-warning: 'eager' returns a task that gives its errors to who awaits it, after the try block around this has been left: the handlers see nothing that it throws
                    // expect-note@#at11: what the task throws does not come here
                    // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
  } catch (...) { // #at11
    log("failed");
    throw;
  }
}
