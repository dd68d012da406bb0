// What a function that is called does with the coroutine is read in its body.
// RUN: %check coro-await-suspend-use-after-publish %s
#include "awaiter.h"
#include <functional>

struct event {
  std::atomic<void *> waiting;
  handle next;
  bool set_waiting(void *address) {
    return waiting.exchange(address) == nullptr;
  }
  void set_next(handle h) { next = h; }
};

struct tells : awaiter {
  event &signal;
  int count;
  void register_with(event &e, void *address) { e.set_waiting(address); }
  void await_suspend(handle h) {
    register_with(signal, h.address()); // #registered
    ++count; // expect-warning: 'await_suspend' uses 'count' when the coroutine may have been resumed already, and the awaiter destroyed
             // expect-note@#registered: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
             // expect-note: do this before, or copy what is needed to local variables before
  }
};

// Nobody looks there before this has returned.
struct keeps : awaiter {
  event &signal;
  int count;
  void await_suspend(handle h) {
    signal.set_next(h);
    ++count;
  }
};

struct keeps_by_helper : awaiter {
  handle waiting;
  int count;
  void keep(handle h) { waiting = h; }
  void await_suspend(handle h) {
    keep(h);
    ++count;
  }
};

// A handle made of another.
struct wraps : awaiter {
  pool &threads;
  int count;
  void await_suspend(handle h) {
    handle wrapped = threads.wrap(h);
    ++count;
    threads.submit(wrapped); // #wrapped
    ++count; // expect-warning: 'await_suspend' uses 'count' when the coroutine may have been resumed already, and the awaiter destroyed
             // expect-note@#wrapped: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
             // expect-note: do this before, or copy what is needed to local variables before
  }
};

// A function that calls itself.
struct walks : awaiter {
  int count;
  static void walk(handle h, int depth) {
    if (depth)
      walk(h, depth - 1);
  }
  void await_suspend(handle h) {
    walk(h, 2);
    ++count;
  }
};

// A lambda that is called here and now.
struct calls_lambda : awaiter {
  pool &threads;
  int count;
  void await_suspend(handle h) {
    auto send = [&] { threads.submit(h); };
    ++count;
    send(); // #sent
    ++count; // expect-warning: 'await_suspend' uses 'count' when the coroutine may have been resumed already, and the awaiter destroyed
             // expect-note@#sent: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
             // expect-note: do this before, or copy what is needed to local variables before
  }
};

// Calls that are decided at run time.
struct calls_back : awaiter {
  std::function<void(handle)> callback;
  int count;
  void await_suspend(handle h) {
    callback(h); // #callback
    ++count; // expect-warning: 'await_suspend' uses 'count' when the coroutine may have been resumed already, and the awaiter destroyed
             // expect-note@#callback: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
             // expect-note: do this before, or copy what is needed to local variables before
  }
};

struct calls_pointer : awaiter {
  void (*callback)(void *);
  int count;
  void await_suspend(handle h) {
    callback(h.address()); // #pointer
    ++count; // expect-warning: 'await_suspend' uses 'count' when the coroutine may have been resumed already, and the awaiter destroyed
             // expect-note@#pointer: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
             // expect-note: do this before, or copy what is needed to local variables before
  }
};

struct executor {
  virtual void post(handle h) {}
};
struct calls_virtual : awaiter {
  executor &where;
  int count;
  void await_suspend(handle h) {
    where.post(h); // #virtual
    ++count; // expect-warning: 'await_suspend' uses 'count' when the coroutine may have been resumed already, and the awaiter destroyed
             // expect-note@#virtual: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
             // expect-note: do this before, or copy what is needed to local variables before
  }
};

// An operation that has the handle in it.
struct operation {
  handle waiting;
};
void start(operation *);
struct starts : awaiter {
  operation pending;
  operation other;
  int count;
  void await_suspend(handle h) {
    pending.waiting = h;
    start(&other);
    ++count;
    start(&pending); // #start
    ++count; // expect-warning: 'await_suspend' uses 'count' when the coroutine may have been resumed already, and the awaiter destroyed
             // expect-note@#start: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
             // expect-note: do this before, or copy what is needed to local variables before
  }
};
