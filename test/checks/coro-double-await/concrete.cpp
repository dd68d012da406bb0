// Tasks awaited or moved from twice on one way, and generators begun twice.
// RUN: %check coro-double-await %s
#include "coro.h"
#include <utility>

template <typename T = void> struct job {
  struct promise_type : returns<T> {
    job get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { throw; }
  };
  job(job &&);
  job &operator=(job &&);
  ~job();
  struct awaiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    T await_resume();
  };
  awaiter operator co_await() &&;
  job then(int) &&;
};
template <typename T> struct numbers {
  struct promise_type {
    numbers get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { throw; }
    void return_void();
    std::suspend_always yield_value(T);
  };
  numbers(numbers &&);
  ~numbers();
  struct iterator {
    T operator*() const;
    iterator &operator++();
    bool operator!=(sentinel) const;
  };
  iterator begin();
  sentinel end();
};

job<int> fetch();
numbers<int> count();
void start(job<int>);
void maybe_start(job<int> &&);
bool again();

job<> awaited_twice() {
  job<int> page = fetch();
  co_await std::move(page); // #at1
  co_await std::move(page); // expect-warning: 'page' is awaited after it was awaited or moved from: a 'job<int>' gives its result once, and nothing is left
                            // expect-note@#at1: it is awaited or moved from here
                            // expect-note: keep the result in a variable, or make the task anew; to await it in several places, use a shared task
}

job<> moved_then_awaited() {
  job<int> page = fetch();
  start(std::move(page)); // #at2
  co_await std::move(page); // expect-warning: 'page' is awaited after it was awaited or moved from: a 'job<int>' gives its result once, and nothing is left
                            // expect-note@#at2: it is awaited or moved from here
                            // expect-note: keep the result in a variable, or make the task anew; to await it in several places, use a shared task
}

job<> awaited_then_moved() {
  job<int> page = fetch();
  co_await std::move(page); // #at3
  job<int> other = std::move(page); // expect-warning: 'page' is moved after it was awaited or moved from: nothing is left of the 'job<int>'
                                    // expect-note@#at3: it is awaited or moved from here
                                    // expect-note: keep the result in a variable, or make the task anew; to await it in several places, use a shared task
  co_await std::move(other);
}

job<> by_reference() {
  job<int> page = fetch();
  maybe_start(std::move(page)); // #at4
  maybe_start(static_cast<job<int> &&>(page)); // expect-warning: 'page' is moved after it was awaited or moved from: nothing is left of the 'job<int>'
                                               // expect-note@#at4: it is awaited or moved from here
                                               // expect-note: keep the result in a variable, or make the task anew; to await it in several places, use a shared task
  co_return;
}

job<> in_a_loop() {
  job<int> page = fetch();
  while (again())
    co_await std::move(page); // expect-warning: 'page' is awaited after it was awaited or moved from: a 'job<int>' gives its result once, and nothing is left
                              // expect-note: it happens here each time the loop comes by
                              // expect-note: keep the result in a variable, or make the task anew; to await it in several places, use a shared task
}

job<> on_one_way() {
  job<int> page = fetch();
  if (again())
    co_await std::move(page); // #at5
  co_await std::move(page).then(1); // expect-warning: 'page' is moved after it was awaited or moved from: nothing is left of the 'job<int>'
                                    // expect-note@#at5: it is awaited or moved from here
                                    // expect-note: keep the result in a variable, or make the task anew; to await it in several places, use a shared task
}

job<> parameter(job<int> page) {
  co_await std::move(page); // #at6
  co_await std::move(page); // expect-warning: 'page' is awaited after it was awaited or moved from: a 'job<int>' gives its result once, and nothing is left
                            // expect-note@#at6: it is awaited or moved from here
                            // expect-note: keep the result in a variable, or make the task anew; to await it in several places, use a shared task
}

auto in_a_lambda = [](job<int> page) -> job<> {
  co_await std::move(page); // #at7
  co_await std::move(page); // expect-warning: 'page' is awaited after it was awaited or moved from: a 'job<int>' gives its result once, and nothing is left
                            // expect-note@#at7: it is awaited or moved from here
                            // expect-note: keep the result in a variable, or make the task anew; to await it in several places, use a shared task
};

// An ordinary function can move twice, too.
void ordinary() {
  job<int> page = fetch();
  start(std::move(page)); // #at8
  start(std::move(page)); // expect-warning: 'page' is moved after it was awaited or moved from: nothing is left of the 'job<int>'
                          // expect-note@#at8: it is awaited or moved from here
                          // expect-note: keep the result in a variable, or make the task anew; to await it in several places, use a shared task
}

int iterated_twice() {
  numbers<int> all = count();
  int sum = 0;
  for (int each : all) // #at9
    sum += each;
  for (int each : all) // expect-warning: 'all' is iterated a second time: a 'numbers<int>' gives its elements once, and must not be begun again
                       // expect-note@#at9: it is used up here
                       // expect-note: make a new generator, or keep the elements
    sum -= each;
  return sum;
}

job<int> iterated_in_a_loop() {
  numbers<int> all = count();
  int sum = 0;
  while (again())
    for (int each : all) // expect-warning: 'all' is iterated a second time: a 'numbers<int>' gives its elements once, and must not be begun again
                         // expect-note: it happens here each time the loop comes by
                         // expect-note: make a new generator, or keep the elements
      sum += each;
  co_return sum;
}

#define AWAIT(what) co_await std::move(what) // #at10
job<> from_a_macro() {
  job<int> page = fetch();
  AWAIT(page); // #at11
  AWAIT(page); // expect-warning: 'page' is awaited after it was awaited or moved from: a 'job<int>' gives its result once, and nothing is left
               // expect-note@#at10: expanded from macro 'AWAIT'
               // expect-note@#at11: it is awaited or moved from here
               // expect-note@#at10: expanded from macro 'AWAIT'
               // expect-note: keep the result in a variable, or make the task anew; to await it in several places, use a shared task
               // expect-note@#at10: expanded from macro 'AWAIT'
}
