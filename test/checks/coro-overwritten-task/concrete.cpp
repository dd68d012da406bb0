// Tasks that another replaces before anybody awaited them.
// RUN: %check coro-overwritten-task %s
#include "jobs.h"
#include "coro.h"
#include <utility>
#include <vector>

job<int> fetch();
running<int> start();
bool again();
void log(const char *);

job<> twice() {
  auto page = start(); // #at1
  page = start(); // expect-warning: 'page' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
                  // expect-note@#at1: the first comes from here
                  // expect-note: await the first before, or keep both
  co_await std::move(page);
}

// Nothing else becomes of the first.
job<> lazy_twice() {
  auto page = fetch(); // #at2
  page = fetch(); // expect-warning: 'page' gets another task before anybody awaited the first: that never runs
                  // expect-note@#at2: the first comes from here
                  // expect-note: await the first before, or keep both
  co_await std::move(page);
}

job<> on_one_way() {
  auto page = start(); // #at3
  if (again())
    page = start(); // expect-warning: 'page' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
                    // expect-note@#at3: the first comes from here
                    // expect-note: await the first before, or keep both
  co_await std::move(page);
}

job<> in_a_loop() {
  running<int> page;
  while (again())
    page = start(); // expect-warning: 'page' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
                    // expect-note: it happens here each time the loop comes by
                    // expect-note: await the first before, or keep both
  co_await std::move(page);
}

job<> from_before_the_loop() {
  auto page = start(); // #at4
  for (int i = 0; i != 3; ++i)
    page = start(); // expect-warning: 'page' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
                    // expect-note@#at4: the first comes from here
                    // expect-note: await the first before, or keep both
  co_await std::move(page);
}

job<> by_an_empty_one() {
  auto page = start(); // #at5
  page = {}; // expect-warning: 'page' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
             // expect-note@#at5: the first comes from here
             // expect-note: await the first before, or keep both
  log("dropped");
  page = start();
  co_await std::move(page);
}

job<> parameter(running<int> page) { // #at6
  page = start(); // expect-warning: 'page' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
                  // expect-note@#at6: the first comes from here
                  // expect-note: await the first before, or keep both
  co_await std::move(page);
}

void ordinary() {
  auto page = start(); // #at7
  page = start(); // expect-warning: 'page' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
                  // expect-note@#at7: the first comes from here
                  // expect-note: await the first before, or keep both
  page.get();
}

auto in_a_lambda = []() -> job<> {
  auto page = start(); // #at8
  page = start(); // expect-warning: 'page' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
                  // expect-note@#at8: the first comes from here
                  // expect-note: await the first before, or keep both
  co_await std::move(page);
};

#define RENEW(task) task = start() // #at9
job<> from_a_macro() {
  auto page = start(); // #at10
  RENEW(page); // expect-warning: 'page' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
               // expect-note@#at9: expanded from macro 'RENEW'
               // expect-note@#at10: the first comes from here
               // expect-note: await the first before, or keep both
  co_await std::move(page);
}

// A member that one body gives two.
struct pages {
  running<int> first;
  std::vector<int> all;
  void from_each() {
    for (int each : all)
      first = start(); // expect-warning: 'first' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
                       // expect-note: it happens here each time the loop comes by
                       // expect-note: await the first before, or keep both
  }
  void twice() {
    first = start(); // #at11
    this->first = start(); // expect-warning: 'first' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
                           // expect-note@#at11: the first comes from here
                           // expect-note: await the first before, or keep both
  }
};
