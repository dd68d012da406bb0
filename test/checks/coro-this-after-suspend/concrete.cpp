// Members, and what calls members, after a suspension.
// RUN: %check coro-this-after-suspend %s
#include "coro.h"
#include "detached.h"

task<int> pause();
void show(int);

struct page {
  int number;
  void update();
  task<int> load();

  detached member() { // #at2
    int before = number;
    co_await pause(); // #at1
    show(before);
    show(number); // expect-warning: 'page::member' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
                  // expect-note@#at1: 'page::member' is suspended here, and its caller goes on
                  // expect-note@#at2: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
  detached call() { // #at4
    co_await load(); // #at3
    update(); // expect-warning: 'page::call' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at3: 'page::call' is suspended here, and its caller goes on
              // expect-note@#at4: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
  detached between_two() { // #at6
    co_await pause(); // #at5
    show(co_await load()); // expect-warning: 'page::between_two' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
                           // expect-note@#at5: 'page::between_two' is suspended here, and its caller goes on
                           // expect-note@#at6: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
  detached on_one_way(bool wait) { // #at8
    if (wait)
      co_await pause(); // #at7
    update(); // expect-warning: 'page::on_one_way' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at7: 'page::on_one_way' is suspended here, and its caller goes on
              // expect-note@#at8: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
  detached next_time() { // #at10
    for (;;) {
      update(); // expect-warning: 'page::next_time' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
                // expect-note@#at9: 'page::next_time' is suspended here, and its caller goes on
                // expect-note@#at10: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
      co_await pause(); // #at9
    }
  }
  detached in_a_handler() { // #at12
    try {
      co_await pause(); // #at11
    } catch (...) {
      update(); // expect-warning: 'page::in_a_handler' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
                // expect-note@#at11: 'page::in_a_handler' is suspended here, and its caller goes on
                // expect-note@#at12: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
    }
  }
  detached captured() { // #at14
    co_await pause(); // #at13
    auto later = [this] { update(); }; // expect-warning: 'page::captured' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
                                       // expect-note@#at13: 'page::captured' is suspended here, and its caller goes on
                                       // expect-note@#at14: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
    later();
  }
  detached outside();
  void operator()();
};

detached page::outside() { // #at16
  co_await pause(); // #at15
  (*this)(); // expect-warning: 'page::outside' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
             // expect-note@#at15: 'page::outside' is suspended here, and its caller goes on
             // expect-note@#at16: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
}
