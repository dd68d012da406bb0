// Control does not get to the end, or may.
// RUN: %check coro-missing-return %s
#include "coro.h"
#include <cassert>
#include <cstdlib>
#include <exception>
#include <stdexcept>

task<int> number();
bool ready();
[[noreturn]] void fail();
enum class color { red, green };

task<> nothing_to_return() { co_await number(); }
generator<int> yields() { co_yield 1; }
async_generator<int> both() {
  co_await std::suspend_never();
  co_yield 1;
}

task<int> gives_number() { co_return co_await number(); }

task<int> on_both_ways(bool now) {
  if (now)
    co_return 1;
  else
    co_return co_await number();
}

task<int> forever() {
  while (true)
    co_await number();
}
task<int> forever_too() {
  for (;;)
    if (int n = co_await number())
      co_return n;
}
task<int> do_forever() {
  do
    co_await number();
  while (true);
}
task<int> jumps() {
again:
  if (int n = co_await number())
    co_return n;
  goto again;
}

task<int> throws() {
  co_await number();
  throw 1;
}
task<int> throws_in_else(bool now) {
  if (now)
    co_return co_await number();
  throw std::runtime_error("not now");
}

task<int> calls_noreturn(bool now) {
  if (now)
    co_return co_await number();
  fail();
}
task<int> terminates() {
  co_await number();
  std::terminate();
}
task<int> aborts() {
  co_await number();
  std::abort();
}
task<int> unreachable(int n) {
  if (n)
    co_return co_await number();
  __builtin_unreachable();
}

// An awaiter that never comes back.
struct stop {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) {}
  [[noreturn]] void await_resume() { std::abort(); }
};
task<int> stops() { co_await stop(); }

// An object that is destroyed never.
struct fatal {
  [[noreturn]] ~fatal();
};
task<int> logs_and_dies(bool now) {
  if (now)
    co_return co_await number();
  fatal();
}

task<int> all_colors(color c) {
  switch (c) {
  case color::red:
    co_return 1;
  case color::green:
    co_return co_await number();
  }
}
task<int> with_default(int n) {
  switch (n) {
  case 1:
    co_return 1;
  default:
    co_return co_await number();
  }
}

task<int> constant_condition() {
  if constexpr (sizeof(int) > 1)
    co_return co_await number();
}
task<int> constant_condition_too() {
  if (true)
    co_return co_await number();
}

task<int> handled() {
  try {
    co_return co_await number();
  } catch (...) {
    co_return 0;
  }
}
task<int> rethrown() {
  try {
    co_return co_await number();
  } catch (int) {
    throw;
  } catch (...) {
    std::terminate();
  }
}
task<int> function_try_block() try {
  co_return co_await number();
} catch (...) {
  co_return 0;
}

// The handler is never reached, as nothing in front of it is.
task<int> handler_after_the_end() {
  while (true)
    co_await number();
  try {
    ready();
  } catch (...) {
    ready();
  }
}

// The wrong coroutine is the lambda's business; here all is well.
task<int> around_lambdas() {
  auto inner = [](bool now) -> task<> {
    if (now)
      co_return;
  };
  co_await inner(true);
  struct local {
    task<> member() { co_await number(); }
  };
  co_return 1;
}

// No return function, but no end either.
struct loop {
  struct promise_type {
    loop get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
  };
};
loop turns() {
  for (;;)
    co_await std::suspend_always();
}

// Inherited from a template, with a default argument.
template <typename T> struct base_promise {
  template <typename U = T> void return_void(U = {});
};
struct derived {
  struct promise_type : base_promise<int> {
    derived get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
  };
};
derived inherits() { co_await std::suspend_always(); }

int no_coroutine(bool now) {
  if (now)
    return 1;
}
