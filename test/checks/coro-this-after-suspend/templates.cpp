// Members of class templates, and members that are templates.
// RUN: %check coro-this-after-suspend %s
#include "coro.h"
#include "detached.h"
#include "shared.h"

task<int> pause();

template <typename T> struct page : counted<page<T>> {
  T number;
  void update();

  detached late() { // #at2
    co_await pause(); // #at1
    update(); // expect-warning: 'page<int>::late' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at1: 'page<int>::late' is suspended here, and its caller goes on
              // expect-note@#at2: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
  template <typename U> detached late_template(U) { // #at4
    co_await pause(); // #at3
    number = 1; // expect-warning: 'page<int>::late_template<int>' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
                // expect-note@#at3: 'page<int>::late_template<int>' is suspended here, and its caller goes on
                // expect-note@#at4: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
  detached kept() {
    auto self = this->get_strong();
    co_await pause();
    update();
  }
  detached never_called() {
    co_await pause();
    update();
  }
};

template <typename R> struct session {
  int number;
  R of_any_kind() { // #at6
    co_await pause(); // #at5
    ++number; // expect-warning: 'session<detached>::of_any_kind' uses its object after it was suspended: nobody waits for the coroutine, and nothing in it keeps the object
              // expect-note@#at5: 'session<detached>::of_any_kind' is suspended here, and its caller goes on
              // expect-note@#at6: keep the object before that, as by a shared pointer to it in a variable; or keep a weak one, and use the object only if that still leads to it
  }
  void use() { of_any_kind(); }
};

void use(page<int> a, page<char> b, session<detached> c, session<task<>> d) {
  a.late();
  b.late();
  a.late_template(1);
  a.late_template('c');
  a.kept();
  c.use();
  d.use();
}
