// Awaits that someone planned for.
// RUN: %check coro-await-in-generator %s
#include "coro.h"

task<int> measure();

async_generator<int> asynchronous() {
  co_await measure();
  co_yield 1;
}

task<int> no_generator() { co_return co_await measure(); }

generator<int> no_await() { co_yield 1; }

// A task within is a function of its own.
generator<int> around_a_lambda() {
  auto inner = []() -> task<> { co_await measure(); };
  co_yield 1;
}

// A generator for one program, in many variations of its promise.
template <typename Derived, typename Base> struct walked {
  struct promise_type : Base {
    Derived get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    std::suspend_always yield_value(int);
  };
  struct iterator {
    int operator*() const;
    iterator &operator++();
    bool operator!=(sentinel) const;
  };
  iterator begin();
  sentinel end();
};

// The promise knows what it lets through.
struct with_transform {
  template <typename T> T &&await_transform(T &&);
};
struct planned : walked<planned, with_transform> {};

planned transformed() {
  co_await measure();
  co_yield 1;
}

struct nothing {};

// Awaiting another generator delegates to it.
struct tree : walked<tree, nothing> {
  struct run {
    bool await_ready() { return false; }
    template <typename Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise>);
    void await_resume();
  };
};
tree::run operator co_await(tree &&);
template <typename Range> struct all_of {
  Range range;
  bool await_ready() { return false; }
  template <typename Promise>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise>);
  void await_resume();
};

tree delegates(int depth) {
  co_yield depth;
  if (depth > 0)
    co_await delegates(depth - 1);
}

struct plain : walked<plain, nothing> {};

plain delegates_a_range() { co_await all_of<plain>(); }

// Ways to the promise that do not suspend.
struct get_promise {
  void *found;
  bool await_ready() { return false; }
  template <typename Promise>
  bool await_suspend(std::coroutine_handle<Promise> self) {
    found = &self.promise();
    return false;
  }
  void *await_resume() { return found; }
};

struct get_handle {
  std::coroutine_handle<> found;
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> self) {
    found = self;
    return self;
  }
  std::coroutine_handle<> await_resume() { return found; }
};

struct current {
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  int await_resume();
};

plain introspective() {
  co_await get_promise();
  co_await get_handle();
  co_await current();
  co_await std::suspend_never();
  co_yield 1;
}

// An awaiter made for this generator.
struct skip {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<plain::promise_type>);
  void await_resume();
};

plain skips() {
  co_await skip();
  co_yield 1;
}

// So are those it has itself, or its promise.
struct pausing_base {
  struct pause {
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<>) {}
    void await_resume() {}
  };
};
struct pausing : walked<pausing, pausing_base> {
  struct stop {
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<>) {}
    void await_resume() {}
  };
};

pausing pauses() {
  co_await pausing_base::pause();
  co_await pausing::stop();
  co_yield 1;
}

// The object can be iterated and awaited; whoever awaits it can wait.
struct both : walked<both, nothing> {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};

both either() {
  co_await measure();
  co_yield 1;
}

// No range; who calls resume() may know what for.
struct steps {
  struct promise_type {
    steps get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    std::suspend_always yield_value(int);
  };
  bool resume();
  int value();
};

steps scheduled() {
  co_await measure();
  co_yield 1;
}

// The frame is gone when it suspends; nothing goes on.
struct cancel {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> self) { self.destroy(); }
  void await_resume() {}
};

plain cancelled() {
  co_await cancel();
  co_yield 1;
}

// These run to their end when they are awaited.
task<int> computed() { co_return 1; }
template <typename T> task<T> computed_from(T value) { co_return value; }

plain awaits_what_does_not_wait() {
  auto inner = []() -> task<int> { co_return 2; };
  co_yield co_await computed();
  co_yield co_await computed_from(1);
  co_yield co_await inner();
}
