// Code that does not compile: what has lost a mention may have been awaited.
// RUN: %check coro-overwritten-task %s --broken
#include "jobs.h"
#include "coro.h"
#include <utility>

running<int> start();

job<> lost() {
  auto page = start();
  co_await unknown(page);
  page = start();
  co_await std::move(page);
}

job<> whole() {
  auto page = start(); // #at1
  page = start(); // expect-warning: 'page' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
                  // expect-note@#at1: the first comes from here
                  // expect-note: await the first before, or keep both
  co_await std::move(page);
}
