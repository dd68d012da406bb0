// Classes whose objects live long may be named, or a base of theirs.
// RUN: %check coro-this-after-suspend %s --option "AllowedTypes=app::controller;window"
#include "coro.h"
#include "detached.h"

task<int> pause();

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
