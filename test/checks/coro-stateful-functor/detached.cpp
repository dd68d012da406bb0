// A coroutine that nobody waits for, of an object that ends with the statement.
// RUN: %check coro-stateful-functor %s
#include "coro.h"

struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
  };
};
task<int> pause();
void use(int);

struct session {
  int id;
  fire_and_forget run() {
    co_await pause(); // #at1
    use(id); // #at2
  }
  fire_and_forget greet() {
    use(id);
    co_await pause();
  }
};

void begun() {
  session{1}.run(); // expect-warning: 'session::run' uses its object, a temporary 'session', after that is destroyed
                    // expect-note: it is destroyed here, at the end of the expression
                    // expect-note@#at1: 'session::run' is suspended here
                    // expect-note@#at2: the object is used here, after that
                    // expect-note: await the call while the object lives, or keep the object in the coroutine, as a parameter by value
}

// Silent.
void used_at_once() {
  session{1}.greet();
}
void of_a_variable() {
  session mine{1};
  mine.run();
}
