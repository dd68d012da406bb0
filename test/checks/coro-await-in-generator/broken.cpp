// Code with other errors, too.
// RUN: %check coro-await-in-generator %s --broken
#include "coro.h"

task<int> measure();

generator<int> first() {
  missing();
  co_await measure(); // expect-error: 'first' cannot wait: a 'generator<int>' hands out values as soon as it is asked, so its promise forbids co_await
                      // expect-note@coro.h: await_transform is deleted here
                      // expect-note: wait before the generator is made and pass it the result, or return an async generator
  co_await absent();
  co_await elsewhere;
  co_yield 1
}

generator<int> second() {
  try {
    co_yield 1;
  } catch (...) {
    co_await measure();
  }
}
