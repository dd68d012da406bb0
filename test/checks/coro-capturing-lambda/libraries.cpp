// Which functions of libraries keep a closure, and which destroy it.
// RUN: %check coro-capturing-lambda %s
#include "coro.h"

struct lock {};
struct reader {};
struct shards {};
task<int> pause();
void use(int);

namespace seastar {
struct future {
  struct promise_type {
    future get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();

  template <typename F> future then(F &&) { return {}; }
};
template <typename F> future with_lock(lock &, F &&) { return {}; }
template <typename F> future with_semaphore(lock &, int units, F &&) {
  return {};
}
template <typename F>
future with_semaphore(lock &, int units, long time, F &&) {
  return {};
}
template <typename C, typename F> future with_closeable(C &&, F) { return {}; }
template <typename F> future with_scheduling_group(int, F) { return {}; }
template <typename R, typename F> future do_for_each(R &, F) { return {}; }
template <typename I, typename F> future do_for_each(I, I, F) { return {}; }
template <typename F> future keep_doing(F) { return {}; }
struct smp {
  template <typename F> static future submit_to(unsigned, F &&) { return {}; }
};
namespace coroutine {
template <typename F> struct lambda {
  explicit lambda(F &&) {}
};
} // namespace coroutine
} // namespace seastar
using seastar::future;

struct table {
  int rows[4];
  lock writing;
  int count = 0;

  future locked() {
    return seastar::with_lock(writing, [this]() -> future { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'with_lock' has destroyed the closure
                                                            // expect-note: 'with_lock' calls the lambda and destroys it when it returns, at its first suspension
                                                            // expect-note@#at1: the coroutine of the lambda is suspended here
                                                            // expect-note@#at2: the closure is used here, after that
                                                            // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
      co_await pause(); // #at1
      use(count); // #at2
    });
  }

  future closed(reader from) {
    co_await seastar::with_closeable(static_cast<reader &&>(from), // #at3
                                     [this](reader &) -> future { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'with_closeable' has destroyed the closure
                                                                  // expect-note@#at3: 'with_closeable' calls the lambda and destroys it when it returns, at its first suspension
                                                                  // expect-note@#at4: the coroutine of the lambda is suspended here
                                                                  // expect-note@#at5: the closure is used here, after that
                                                                  // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
                                       co_await pause(); // #at4
                                       use(count); // #at5
                                     });
  }

  future in_a_group() {
    co_await seastar::with_scheduling_group(1, [this]() -> future { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'with_scheduling_group' has destroyed the closure
                                                                    // expect-note: 'with_scheduling_group' calls the lambda and destroys it when it returns, at its first suspension
                                                                    // expect-note@#at6: the coroutine of the lambda is suspended here
                                                                    // expect-note@#at7: the closure is used here, after that
                                                                    // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
      co_await pause(); // #at6
      use(count); // #at7
    });
  }

  future one_by_one() {
    co_await seastar::do_for_each(rows, [this](int) -> future { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'do_for_each' has destroyed the closure
                                                                // expect-note: 'do_for_each' calls the lambda and destroys it when it returns, at its first suspension
                                                                // expect-note@#at8: the coroutine of the lambda is suspended here
                                                                // expect-note@#at9: the closure is used here, after that
                                                                // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
      co_await pause(); // #at8
      use(count); // #at9
    });
    co_await seastar::do_for_each(rows, rows + 4, [this](int) -> future { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'do_for_each' has destroyed the closure
                                                                          // expect-note: 'do_for_each' calls the lambda and destroys it when it returns, at its first suspension
                                                                          // expect-note@#at10: the coroutine of the lambda is suspended here
                                                                          // expect-note@#at11: the closure is used here, after that
                                                                          // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
      co_await pause(); // #at10
      use(count); // #at11
    });
  }

  future counted() {
    co_await seastar::with_semaphore(writing, 1, [this]() -> future { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'with_semaphore' has destroyed the closure
                                                                      // expect-note: 'with_semaphore' calls the lambda and destroys it when it returns, at its first suspension
                                                                      // expect-note@#at12: the coroutine of the lambda is suspended here
                                                                      // expect-note@#at13: the closure is used here, after that
                                                                      // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
      co_await pause(); // #at12
      use(count); // #at13
    });
    co_await seastar::with_semaphore(writing, 1, 10L, [this]() -> future { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'with_semaphore' has destroyed the closure
                                                                           // expect-note: 'with_semaphore' calls the lambda and destroys it when it returns, at its first suspension
                                                                           // expect-note@#at14: the coroutine of the lambda is suspended here
                                                                           // expect-note@#at15: the closure is used here, after that
                                                                           // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
      co_await pause(); // #at14
      use(count); // #at15
    });
  }

  future for_ever() {
    co_await seastar::keep_doing([this]() -> future { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'keep_doing' has destroyed the closure
                                                      // expect-note: 'keep_doing' calls the lambda and destroys it when it returns, at its first suspension
                                                      // expect-note@#at16: the coroutine of the lambda is suspended here
                                                      // expect-note@#at17: the closure is used here, after that
                                                      // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
      co_await pause(); // #at16
      use(count); // #at17
    });
  }

  // Who asks another shard keeps the closure until it has answered.
  future elsewhere() {
    co_await seastar::smp::submit_to(1, [this]() -> future {
      co_await pause();
      use(count);
    });
  }

  future kept_by_the_statement() {
    co_await seastar::with_lock(writing,
                                seastar::coroutine::lambda([this]() -> future {
                                  co_await pause();
                                  use(count);
                                }));
  }

  future before_the_suspension() {
    co_await seastar::with_closeable(reader(), [this](reader &) -> future {
      use(count);
      co_await pause();
    });
  }
};

namespace kj {
template <typename T> struct Promise {
  struct promise_type {
    Promise get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();

  template <typename F> Promise<void> then(F &&) { return {}; }
  template <typename F> Promise<void> catch_(F &&) { return {}; }
};
template <typename F> Promise<void> evalLater(F &&) { return {}; }
template <typename F> F coCapture(F &&f) { return static_cast<F &&>(f); }
} // namespace kj

kj::Promise<void> begin();

kj::Promise<void> next(int x) {
  return begin().then([x]() -> kj::Promise<void> { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'then' has destroyed the closure
                                                   // expect-note: 'then' calls the lambda and destroys it when it returns, at its first suspension
                                                   // expect-note@#at18: the coroutine of the lambda is suspended here
                                                   // expect-note@#at19: the capture 'x' is used here, after that
                                                   // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
    co_await begin(); // #at18
    use(x); // #at19
  });
}

kj::Promise<void> failed(int x) {
  co_await begin().catch_([x](int) -> kj::Promise<void> { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'catch_' has destroyed the closure
                                                          // expect-note: 'catch_' calls the lambda and destroys it when it returns, at its first suspension
                                                          // expect-note@#at20: the coroutine of the lambda is suspended here
                                                          // expect-note@#at21: the capture 'x' is used here, after that
                                                          // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
    co_await begin(); // #at20
    use(x); // #at21
  });
}

kj::Promise<void> later(int x) {
  co_await kj::evalLater([x]() -> kj::Promise<void> { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'evalLater' has destroyed the closure
                                                      // expect-note: 'evalLater' calls the lambda and destroys it when it returns, at its first suspension
                                                      // expect-note@#at22: the coroutine of the lambda is suspended here
                                                      // expect-note@#at23: the capture 'x' is used here, after that
                                                      // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
    co_await begin(); // #at22
    use(x); // #at23
  });
}

kj::Promise<void> captured(int x) {
  co_await begin().then(kj::coCapture([x]() -> kj::Promise<void> {
    co_await begin();
    use(x);
  }));
}

namespace concurrencpp {
template <typename T> struct result : kj::Promise<T> {
  struct promise_type {
    result get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_value(T);
  };
};
template <typename E> struct derivable_executor {
  template <typename F> void submit(F &&) {}
};
struct thread_pool : derivable_executor<thread_pool> {};
} // namespace concurrencpp

void submitted(concurrencpp::thread_pool &pool, int x) {
  pool.submit([x]() -> concurrencpp::result<int> { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'submit' has destroyed the closure
                                                   // expect-note: 'submit' calls the lambda and destroys it when it returns, at its first suspension
                                                   // expect-note@#at24: the coroutine of the lambda is suspended here
                                                   // expect-note@#at25: the capture 'x' is used here, after that
                                                   // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
    co_await pause(); // #at24
    co_return x; // #at25
  });
}
