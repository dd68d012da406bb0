// A template is reported once, whatever is made from it.
// RUN: %check coro-await-in-generator %s
#include "coro.h"

task<int> measure();

template <typename T> generator<T> depends(T offset) {
  co_yield offset + co_await measure(); // expect-error: 'depends<int>' cannot wait: a 'generator<int>' hands out values as soon as it is asked, so its promise forbids co_await
                                        // expect-note@coro.h: await_transform is deleted here
                                        // expect-note: wait before the generator is made and pass it the result, or return an async generator
}
template generator<int> depends(int);
template generator<long> depends(long);

template <typename T> generator<int> does_not_depend() {
  co_await measure(); // expect-error: 'does_not_depend' cannot wait: a 'generator<int>' hands out values as soon as it is asked, so its promise forbids co_await
                      // expect-note@coro.h: await_transform is deleted here
                      // expect-note: wait before the generator is made and pass it the result, or return an async generator
  co_yield 1;
}

template <typename T> struct source {
  generator<int> levels() {
    co_await measure(); // expect-error: 'source<int>::levels' cannot wait: a 'generator<int>' hands out values as soon as it is asked, so its promise forbids co_await
                        // expect-note@coro.h: await_transform is deleted here
                        // expect-note: wait before the generator is made and pass it the result, or return an async generator
    co_yield 1;
  }
  generator<int> never_used() {
    co_await measure();
    co_yield 1;
  }
};
auto levels = source<int>().levels();

auto generic = [](auto offset) -> generator<int> {
  co_await measure(); // expect-error: '(lambda)<int>' cannot wait: a 'generator<int>' hands out values as soon as it is asked, so its promise forbids co_await
                      // expect-note@coro.h: await_transform is deleted here
                      // expect-note: wait before the generator is made and pass it the result, or return an async generator
  co_yield offset;
};
auto made = generic(1);

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

template <typename T> lax<T> forgotten(T offset) {
  co_yield offset + co_await measure(); // expect-warning: when this suspends 'forgotten<int>', its consumer goes on without a new value: a 'lax<int>' cannot wait
                                        // expect-note@#lax: its promise accepts co_await, because it declares no await_transform that is deleted
                                        // expect-note: wait before the generator is made and pass it the result, or return an async generator
}
template lax<int> forgotten(int);
template lax<long> forgotten(long);

template <typename T> lax<int> forgotten_anyway() {
  co_await T(); // expect-warning: when this suspends 'forgotten_anyway<std::suspend_always>', its consumer goes on without a new value: a 'lax<int>' cannot wait
                // expect-note@#lax: its promise accepts co_await, because it declares no await_transform that is deleted
                // expect-note: wait before the generator is made and pass it the result, or return an async generator
  co_await measure(); // expect-warning: when this suspends 'forgotten_anyway<std::suspend_always>', its consumer goes on without a new value: a 'lax<int>' cannot wait
                      // expect-note@#lax: its promise accepts co_await, because it declares no await_transform that is deleted
                      // expect-note: wait before the generator is made and pass it the result, or return an async generator
  co_yield 1;
}
template lax<int> forgotten_anyway<std::suspend_always>();
template lax<int> forgotten_anyway<std::suspend_never>();

// Nobody knows yet.
template <typename Coroutine> Coroutine any_coroutine() {
  co_await measure();
  co_yield 1;
}
