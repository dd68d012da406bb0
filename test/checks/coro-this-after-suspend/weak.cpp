// A weak reference that is asked after each suspension.
// RUN: %check coro-this-after-suspend %s
#include "coro.h"
#include "detached.h"
#include "shared.h"

task<int> pause();

struct page : counted<page> {
  void update();

  detached asked() {
    auto weak = get_weak();
    co_await pause();
    if (auto self = weak.lock())
      update();
  }
  detached ended() {
    const auto weak = get_weak();
    co_await pause();
    const auto self = weak.lock();
    if (!self)
      co_return;
    update();
    co_await pause();
    update();
  }
  detached on_the_way_that_waits(bool wait) {
    if (wait) {
      const auto weak = get_weak();
      co_await pause();
      const auto self = weak.lock();
      if (!self)
        co_return;
    }
    update();
  }
  detached only_asked() {
    auto weak = get_weak();
    co_await pause();
    if (weak.expired())
      co_return;
    update();
  }
  detached not_asked() { // #at2
    auto weak = get_weak();
    co_await pause(); // #at1
    update(); // expect-warning: 'page::not_asked' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at1: 'page::not_asked' is suspended here, and its caller goes on
              // expect-note@#at2: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
  detached asked_once() { // #at4
    auto weak = get_weak();
    co_await pause();
    if (auto self = weak.lock())
      update();
    co_await pause(); // #at3
    update(); // expect-warning: 'page::asked_once' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at3: 'page::asked_once' is suspended here, and its caller goes on
              // expect-note@#at4: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
};
