// What keeps the object while the coroutine is suspended, and what does not.
// RUN: %check coro-this-after-suspend %s
#include "coro.h"
#include "detached.h"
#include "shared.h"

task<int> pause();

struct holder {
  ~holder();
};
struct gate {
  holder hold();
};
struct [[clang::annotate("coro::lock")]] lock {
  lock(gate &);
  ~lock();
};
struct text {
  ~text();
};
struct base {
  virtual ~base();
};

struct page : base, counted<page> {
  gate closing;
  text title();
  void update();
  page copy();

  detached strong() {
    auto self = get_strong();
    co_await pause();
    update();
  }
  detached strong_and_used() {
    const auto self = get_strong();
    co_await pause();
    self->update();
    update();
  }
  detached of_a_base(shared<base> self) {
    co_await pause();
    update();
  }
  detached by_reference(const shared<page> &self) { // #at2
    co_await pause(); // #at1
    update(); // expect-warning: 'page::by_reference' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at1: 'page::by_reference' is suspended here, and its caller goes on
              // expect-note@#at2: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
  detached holds_a_gate() {
    auto hold = closing.hold();
    co_await pause();
    update();
  }
  detached locks() { // #at4
    lock guard(closing);
    co_await pause(); // #at3
    update(); // expect-warning: 'page::locks' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at3: 'page::locks' is suspended here, and its caller goes on
              // expect-note@#at4: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
  detached has_a_text() { // #at6
    auto name = title();
    co_await pause(); // #at5
    update(); // expect-warning: 'page::has_a_text' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at5: 'page::has_a_text' is suspended here, and its caller goes on
              // expect-note@#at6: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
    (void)name;
  }
  detached too_late() { // #at8
    co_await pause(); // #at7
    auto self = get_strong(); // expect-warning: 'page::too_late' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
                              // expect-note@#at7: 'page::too_late' is suspended here, and its caller goes on
                              // expect-note@#at8: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
    update();
  }
  detached too_short() { // #at10
    {
      auto self = get_strong();
      co_await pause();
    }
    update();
    co_await pause(); // #at9
    update(); // expect-warning: 'page::too_short' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at9: 'page::too_short' is suspended here, and its caller goes on
              // expect-note@#at10: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
};
