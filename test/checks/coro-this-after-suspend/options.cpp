// Classes whose objects live long may be named, or a base of theirs, and
// functions that keep closures.
// RUN: %check coro-this-after-suspend %s --option "AllowedTypes=app::controller;window" --option "AllowedCallees=keep"
#include "coro.h"
#include "detached.h"

task<int> pause();
template <typename F> void keep(F) {}
template <typename F> void take(F) {}
void show(int);

namespace app {
struct controller {
  void update();
};
} // namespace app
struct home : app::controller {
  detached show() {
    co_await pause();
    update();
  }
};
struct window {
  void update();
  detached show() {
    co_await pause();
    update();
  }
};
struct dialog {
  void update();
  detached show() { // #at2
    co_await pause(); // #at1
    update(); // expect-warning: 'dialog::show' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at1: 'dialog::show' is suspended here, and its caller goes on
              // expect-note@#at2: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
};
void hand_over(int x) {
  keep([x]() -> detached {
    co_await pause();
    show(x);
  });
  take([x]() -> detached { // #at3
    co_await pause(); // #at4
    show(x); // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after it was suspended: nobody waits for the coroutine, and the closure may be gone
             // expect-note@#at4: the coroutine of the lambda is suspended here, and its caller goes on
             // expect-note@#at3: meanwhile, whoever has the closure may destroy it
             // expect-note@#at3: copy the captures into variables before that
  });
}
