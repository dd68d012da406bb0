// Generators whose promise forbids awaits, and one whose promise forgot to.
// RUN: %check coro-await-in-generator %s
#include "coro.h"

task<int> measure();

generator<int> forbidden() {
  int level = co_await measure(); // expect-error: 'forbidden' cannot wait: a 'generator<int>' hands out values as soon as it is asked, so its promise forbids co_await
                                  // expect-note@coro.h: await_transform is deleted here
                                  // expect-note: wait before the generator is made and pass it the result, or return an async generator
  co_yield level;
  co_await std::suspend_always(); // expect-error: 'forbidden' cannot wait: a 'generator<int>' hands out values as soon as it is asked, so its promise forbids co_await
                                  // expect-note@coro.h: await_transform is deleted here
                                  // expect-note: wait before the generator is made and pass it the result, or return an async generator
}

// No yield is needed to be a generator.
generator<int> empty() { co_await measure(); } // expect-error: 'empty' cannot wait: a 'generator<int>' hands out values as soon as it is asked, so its promise forbids co_await
                                               // expect-note@coro.h: await_transform is deleted here
                                               // expect-note: wait before the generator is made and pass it the result, or return an async generator

struct sensor {
  generator<int> levels() {
    for (int i = 0; i < 3; ++i)
      co_yield co_await measure(); // expect-error: 'sensor::levels' cannot wait: a 'generator<int>' hands out values as soon as it is asked, so its promise forbids co_await
                                   // expect-note@coro.h: await_transform is deleted here
                                   // expect-note: wait before the generator is made and pass it the result, or return an async generator
  }
};

auto made_by_a_lambda = []() -> generator<int> {
  co_await measure(); // expect-error: '(lambda)' cannot wait: a 'generator<int>' hands out values as soon as it is asked, so its promise forbids co_await
                      // expect-note@coro.h: await_transform is deleted here
                      // expect-note: wait before the generator is made and pass it the result, or return an async generator
  co_yield 1;
};

// Deleted, whatever its parameters are.
struct strict {
  struct promise_type {
    strict get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    std::suspend_always yield_value(int);
    void await_transform() = delete; // #strict
  };
  int next();
};

strict without_iterators() {
  co_await measure(); // expect-error: 'without_iterators' cannot wait: a 'strict' hands out values as soon as it is asked, so its promise forbids co_await
                      // expect-note@#strict: await_transform is deleted here
                      // expect-note: wait before the generator is made and pass it the result, or return an async generator
  co_yield 1;
}

// What the author of this one forgot.
template <typename T> struct lax {
  struct promise_type { // #lax
    lax get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    std::suspend_always yield_value(T);
  };
  struct iterator {
    T operator*() const;
    iterator &operator++();
    bool operator!=(sentinel) const;
  };
  iterator begin();
  sentinel end();
};

lax<int> forgotten() {
  int level = co_await measure(); // expect-warning: when this suspends 'forgotten', its consumer goes on without a new value: a 'lax<int>' cannot wait
                                  // expect-note@#lax: its promise accepts co_await, because it declares no await_transform that is deleted
                                  // expect-note: wait before the generator is made and pass it the result, or return an async generator
  co_yield level;
  co_await std::suspend_always(); // expect-warning: when this suspends 'forgotten', its consumer goes on without a new value: a 'lax<int>' cannot wait
                                  // expect-note@#lax: its promise accepts co_await, because it declares no await_transform that is deleted
                                  // expect-note: wait before the generator is made and pass it the result, or return an async generator
  co_await std::suspend_never();
}

// What is behind this cannot be seen.
struct timer {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

lax<int> ticks() {
  co_await timer(); // expect-warning: when this suspends 'ticks', its consumer goes on without a new value: a 'lax<int>' cannot wait
                    // expect-note@#lax: its promise accepts co_await, because it declares no await_transform that is deleted
                    // expect-note: wait before the generator is made and pass it the result, or return an async generator
  co_yield 1;
}

// It may or may not suspend.
struct gate {
  bool open;
  bool await_ready() { return open; }
  bool await_suspend(std::coroutine_handle<>) {
    if (open)
      return false;
    return true;
  }
  void await_resume();
};

lax<int> gated(gate entrance) {
  co_await entrance; // expect-warning: when this suspends 'gated', its consumer goes on without a new value: a 'lax<int>' cannot wait
                     // expect-note@#lax: its promise accepts co_await, because it declares no await_transform that is deleted
                     // expect-note: wait before the generator is made and pass it the result, or return an async generator
  co_yield 1;
}

task<int> measured_twice() { co_return co_await measure() + co_await measure(); }

lax<int> awaits_what_waits() { co_yield co_await measured_twice(); } // expect-warning: when this suspends 'awaits_what_waits', its consumer goes on without a new value: a 'lax<int>' cannot wait
                                                                     // expect-note@#lax: its promise accepts co_await, because it declares no await_transform that is deleted
                                                                     // expect-note: wait before the generator is made and pass it the result, or return an async generator

// A class with an anonymous union, of which there are members without names.
struct either_of_two {
  struct cell {
    union {
      int number;
      char letter;
    };
  };
  cell *slot;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) { slot->number = 1; }
  void await_resume() {}
};

lax<int> with_a_union(either_of_two cells) {
  co_await cells; // expect-warning: when this suspends 'with_a_union', its consumer goes on without a new value: a 'lax<int>' cannot wait
                  // expect-note@#lax: its promise accepts co_await, because it declares no await_transform that is deleted
                  // expect-note: wait before the generator is made and pass it the result, or return an async generator
  co_yield 1;
}

#define AWAIT(awaitable) co_await awaitable // #AWAIT

lax<int> from_a_macro() {
  AWAIT(measure()); // expect-warning: when this suspends 'from_a_macro', its consumer goes on without a new value: a 'lax<int>' cannot wait
                    // expect-note@#AWAIT: expanded from macro 'AWAIT'
                    // expect-note@#lax: its promise accepts co_await, because it declares no await_transform that is deleted
                    // expect-note: wait before the generator is made and pass it the result, or return an async generator
                    // expect-note@#AWAIT: expanded from macro 'AWAIT'
  co_yield 1;
}

generator<int> forbidden_in_a_macro() {
  AWAIT(measure()); // expect-error: 'forbidden_in_a_macro' cannot wait: a 'generator<int>' hands out values as soon as it is asked, so its promise forbids co_await
                    // expect-note@#AWAIT: expanded from macro 'AWAIT'
                    // expect-note@coro.h: await_transform is deleted here
                    // expect-note: wait before the generator is made and pass it the result, or return an async generator
                    // expect-note@#AWAIT: expanded from macro 'AWAIT'
  co_yield 1;
}
