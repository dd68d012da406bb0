// Code with other errors, too.
// RUN: %check coro-await-suspend-use-after-publish %s --broken
#include "awaiter.h"

struct calls : awaiter {
  pool &threads;
  absent what;
  int count;
  void await_suspend(handle h) {
    missing(h, count);
    threads.submit(h, nowhere);
    what.use(count);
    threads.submit(h); // #submit
    ++count; // expect-warning: 'await_suspend' uses 'count' when the coroutine may have been resumed already, and the awaiter destroyed
             // expect-note@#submit: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
             // expect-note: do this before, or copy what is needed to local variables before
  }
};

struct no_parameter : awaiter {
  void await_suspend() { missing(); }
};

struct unknown_parameter : awaiter {
  int count;
  void await_suspend(unknown h) {
    h.resume();
    ++count;
  }
};

struct cut_off : awaiter {
  int count;
  void await_suspend(handle h) {
    h.resume(
    ++count
