// Tasks of which a conversion or an operator makes something else than their result.
// RUN: %check coro-task-as-condition %s
#include "coro.h"
#include <iostream>

template <typename T = void> struct job {
  struct promise_type : returns<T> {
    job get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
  };
  struct awaiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    T await_resume();
  };
  awaiter operator co_await();
  operator bool() const;
  bool operator<(int) const;
  friend std::ostream &operator<<(std::ostream &, const job<const char *> &);
};
job<int> fetch();
job<bool> ready();
job<> step();
job<const char *> name();
struct text {};
job<text> describe();

job<int> tests(bool cond) {
  if (ready()) // expect-warning: the 'job<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives, and never runs
               // expect-note: write co_await before it
    co_return 1;
  while (cond && ready()) // expect-warning: the 'job<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives, and never runs
                          // expect-note: write co_await before it
    ;
  do
    ;
  while (!ready()); // expect-warning: the 'job<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives, and never runs
                    // expect-note: write co_await before it
  for (; fetch();) // expect-warning: the 'job<int>' that 'fetch' returns is tested instead of the 'int' that an await of it gives, and never runs
                   // expect-note: write co_await before it
    ;
  int n = ready() ? 1 : 2; // expect-warning: the 'job<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives, and never runs
                           // expect-note: write co_await before it
  bool both = cond || (ready()); // expect-warning: the 'job<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives, and never runs
                                 // expect-note: write co_await before it
  switch (fetch()) { // expect-warning: the 'job<int>' that 'fetch' returns is tested instead of the 'int' that an await of it gives, and never runs
                     // expect-note: write co_await before it
  }
  if (step()) // expect-warning: the 'job<>' that 'step' returns is tested instead of being awaited, and never runs
              // expect-note: write co_await before it
    co_return 2;
  if (describe()) // expect-warning: the 'job<text>' that 'describe' returns is tested instead of the 'text' that an await of it gives, and never runs
                  // expect-note: write co_await before it
    co_return 3;
  co_return n;
}

job<int> numbers(job<int> kept) {
  int sum = fetch() + 1; // expect-warning: the 'job<int>' that 'fetch' returns is calculated with instead of the 'int' that an await of it gives, and never runs
                         // expect-note: write co_await before it
  sum += fetch(); // expect-warning: the 'job<int>' that 'fetch' returns is calculated with instead of the 'int' that an await of it gives, and never runs
                  // expect-note: write co_await before it
  sum = -fetch(); // expect-warning: the 'job<int>' that 'fetch' returns is calculated with instead of the 'int' that an await of it gives, and never runs
                  // expect-note: write co_await before it
  if (fetch() == 3 || fetch() < 3) // expect-warning: the 'job<int>' that 'fetch' returns is compared instead of the 'int' that an await of it gives, and never runs
                                   // expect-note: write co_await before it
                                   // expect-warning: the 'job<int>' that 'fetch' returns is compared instead of the 'int' that an await of it gives, and never runs
                                   // expect-note: write co_await before it
    co_return 1;
  std::cout << fetch() << name(); // expect-warning: the 'job<int>' that 'fetch' returns is printed instead of the 'int' that an await of it gives, and never runs
                                  // expect-note: write co_await before it
                                  // expect-warning: the 'job<const char *>' that 'name' returns is printed instead of the 'const char *' that an await of it gives, and never runs
                                  // expect-note: write co_await before it
  sum = kept * 2; // expect-warning: the 'job<int>' in 'kept' is calculated with instead of the 'int' that an await of it gives
                  // expect-note: write co_await before it
  co_return fetch() + co_await fetch(); // expect-warning: the 'job<int>' that 'fetch' returns is calculated with instead of the 'int' that an await of it gives, and never runs
                                        // expect-note: write co_await before it
}

int ordinary() {
  if (ready()) // expect-warning: the 'job<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives, and never runs
               // expect-note: await it where a coroutine may
    return 1;
  auto later = []() -> job<int> { co_return ready() ? 1 : 2; }; // expect-warning: the 'job<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives, and never runs
                                                                // expect-note: write co_await before it
  return 2;
}

#define CHECK(cond) if (!(cond)) return // #at1
void in_a_macro() {
  CHECK(ready()); // expect-warning: the 'job<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives, and never runs
                  // expect-note@#at1: expanded from macro 'CHECK'
                  // expect-note: await it where a coroutine may
}
