// Coroutines that nobody waits for: temporaries end with the statement.
// RUN: %check coro-dangling-argument %s
#include "texts.h"
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
void use(const text &);

fire_and_forget late(const text &of) {
  co_await pause(); // #at1
  use(of); // #at2
}
fire_and_forget early(const text &of) {
  use(of);
  co_await pause();
}

void begun() {
  late(make()); // expect-warning: 'late' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                // expect-note: it is destroyed here, at the end of the expression
                // expect-note@#at1: 'late' is suspended here
                // expect-note@#at2: 'of' is used here, after that
                // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
}

void begun_if(bool now) {
  if (now)
    late("now"); // expect-warning: 'late' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                 // expect-note: it is destroyed here, at the end of the expression
                 // expect-note@#at1: 'late' is suspended here
                 // expect-note@#at2: 'of' is used here, after that
                 // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
}

// Silent.
void used_at_once() {
  early(make());
}
void of_a_variable() {
  text mine = make();
  late(mine);
}
