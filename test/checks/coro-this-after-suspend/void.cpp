// Nobody can wait for what has no result either.
// RUN: %check coro-this-after-suspend %s
#include "coro.h"

struct clicked {};
struct void_promise {
  void get_return_object();
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
  void return_void();
};
template <typename T> struct std::coroutine_traits<void, T &, clicked> {
  using promise_type = void_promise;
};

struct button {
  int clicks;
  void on_click(clicked) { // #at1
    ++clicks; // expect-warning: 'button::on_click' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at1: 'button::on_click' is suspended before its body begins
              // expect-note@#at1: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
    co_return;
  }
};
