// Functions that make no coroutine, and nothing else either.
// RUN: %check coro-missing-keyword %s
#include "coro.h"
#include <stdexcept>

void work();
bool ready();

task<int> throws() { // expect-warning: an exception thrown in 'throws' escapes when it is called, not when its 'task<int>' is awaited: without co_* it is no coroutine
  throw std::runtime_error("never"); // expect-note: thrown here
} // expect-note: a co_return at the end makes it a coroutine, even if it is never reached

task<int> throws_in_any_case(bool early) { // expect-warning: an exception thrown in 'throws_in_any_case' escapes when it is called, not when its 'task<int>' is awaited: without co_* it is no coroutine
  if (early)
    throw 1; // expect-note: thrown here
  work();
  throw 2;
} // expect-note: a co_return at the end makes it a coroutine, even if it is never reached

generator<int> throws_elements() { // expect-warning: an exception thrown in 'throws_elements' escapes when it is called, not when its 'generator<int>' is iterated: without co_* it is no coroutine
  throw 1; // expect-note: thrown here
} // expect-note: a co_return at the end makes it a coroutine, even if it is never reached

// Its promise would have logged the exception.
task<int> flows_off() { // expect-warning: 'flows_off' flows off its end without a 'task<int>', which is undefined: without co_* it is no coroutine
  work();
} // expect-note: write co_return to make it a coroutine, or return the 'task<int>' of another

task<> may_throw_first() { // expect-warning: 'may_throw_first' flows off its end without a 'task<>', which is undefined: without co_* it is no coroutine
  if (!ready())
    throw 1;
} // expect-note: write co_return to make it a coroutine, or return the 'task<>' of another

task<> drops_its_task() { // expect-warning: 'drops_its_task' flows off its end without a 'task<>', which is undefined: without co_* it is no coroutine
  throws();
} // expect-note: write co_return to make it a coroutine, or return the 'task<>' of another

task<> swallows() { // expect-warning: 'swallows' flows off its end without a 'task<>', which is undefined: without co_* it is no coroutine
  try {
    throw 1;
  } catch (int) {
  }
} // expect-note: write co_return to make it a coroutine, or return the 'task<>' of another

task<> whole_body_tries() try { // expect-warning: 'whole_body_tries' flows off its end without a 'task<>', which is undefined: without co_* it is no coroutine
  work();
} catch (...) {
  throw;
} // expect-note: write co_return to make it a coroutine, or return the 'task<>' of another

task<> blocks() { // expect-warning: 'blocks' never returns a 'task<>' to its caller: without co_* it is no coroutine that could be suspended
                  // expect-note: let it wait with co_await, which makes it a coroutine
  while (true)
    work();
}

auto lambda = []() -> task<int> { // expect-warning: an exception thrown in '(lambda)' escapes when it is called, not when its 'task<int>' is awaited: without co_* it is no coroutine
  throw 1; // expect-note: thrown here
}; // expect-note: a co_return at the end makes it a coroutine, even if it is never reached

// The inner one is a coroutine, not this.
task<> around_a_lambda() { // expect-warning: 'around_a_lambda' flows off its end without a 'task<>', which is undefined: without co_* it is no coroutine
  auto inner = []() -> task<> { co_return; };
} // expect-note: write co_return to make it a coroutine, or return the 'task<>' of another

// A task like most: it has a handle or none.
struct owner {
  struct promise_type {
    owner get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_void();
  };
  owner() = default;
  explicit owner(std::coroutine_handle<promise_type> frame) : frame(frame) {}
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
  std::coroutine_handle<promise_type> frame = nullptr;
};

owner braces() { // expect-warning: the 'owner' that 'braces' returns is empty, there is no coroutine to await: without co_* none is made
  work();
  return {}; // expect-note: write co_return instead of return
}

owner default_constructed(bool early) { // expect-warning: the 'owner' that 'default_constructed' returns is empty, there is no coroutine to await: without co_* none is made
  if (early)
    return owner(); // expect-note: write co_return instead of return
  work();
  return owner{};
}

// The constructor may be written out, too.
struct written_out {
  struct promise_type {
    written_out get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_void();
  };
  written_out() noexcept : frame(nullptr) {}
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
  std::coroutine_handle<promise_type> frame;
};

written_out none() { return {}; } // expect-warning: the 'written_out' that 'none' returns is empty, there is no coroutine to await: without co_* none is made
                                  // expect-note: write co_return instead of return

struct server {
  task<> run() { // expect-warning: an exception thrown in 'server::run' escapes when it is called, not when its 'task<>' is awaited: without co_* it is no coroutine
    throw 1; // expect-note: thrown here
  } // expect-note: a co_return at the end makes it a coroutine, even if it is never reached
};

// It is a coroutine's object, although it does not say so itself.
struct foreign {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct foreign_promise {
  foreign get_return_object();
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception();
  void return_void();
};
template <> struct std::coroutine_traits<foreign> {
  using promise_type = foreign_promise;
};
foreign throws_foreign() { // expect-warning: an exception thrown in 'throws_foreign' escapes when it is called, not when its 'foreign' is awaited: without co_* it is no coroutine
  throw 1; // expect-note: thrown here
} // expect-note: a co_return at the end makes it a coroutine, even if it is never reached
