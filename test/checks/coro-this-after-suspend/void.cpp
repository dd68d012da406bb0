// Nobody can wait for what has no result; what gives a value to somebody has one.
// RUN: %check coro-this-after-suspend %s
#include "coro.h"

struct clicked {};
struct completion {};
template <typename Result> struct promise : returns<Result> {
  void get_return_object();
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
};
template <typename T> struct std::coroutine_traits<void, T &, clicked> {
  using promise_type = promise<void>;
};
template <typename T> struct std::coroutine_traits<void, T &, completion> {
  using promise_type = promise<int>;
};

struct button {
  int clicks;
  void on_click(clicked) { // #at1
    ++clicks; // expect-warning: 'button::on_click' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at1: 'button::on_click' is suspended before its body begins
              // expect-note@#at1: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
    co_return;
  }
  void count(completion) {
    co_return ++clicks;
  }
};
