// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-this-after-suspend %s --broken
#include "coro.h"
#include "detached.h"

task<int> pause();

struct page {
  void update();
  detached unknown_variable() { // #at2
    missing self = 1;
    auto other = nowhere();
    co_await pause(); // #at1
    update(); // expect-warning: 'page::unknown_variable' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at1: 'page::unknown_variable' is suspended here, and its caller goes on
              // expect-note@#at2: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
  detached unknown_await() { // #at4
    co_await nowhere(); // #at3
    update(); // expect-warning: 'page::unknown_await' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at3: 'page::unknown_await' is suspended here, and its caller goes on
              // expect-note@#at4: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
};

detached nobody::member() {
  co_await pause();
}
