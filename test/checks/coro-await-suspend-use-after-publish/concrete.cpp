// Uses of the awaiter after the coroutine was given to someone.
// RUN: %check coro-await-suspend-use-after-publish %s
#include "awaiter.h"

struct calls : awaiter {
  pool &threads;
  int waiting = 0;
  void await_suspend(handle h) {
    threads.submit(h); // #submit
    ++waiting; // expect-warning: 'await_suspend' uses 'waiting' when the coroutine may have been resumed already, and the awaiter destroyed
               // expect-note@#submit: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
               // expect-note: do this before, or copy what is needed to local variables before
  }
};

// The result is stored after the call.
struct stores_result : awaiter {
  pool &threads;
  bool sent;
  void await_suspend(handle h) {
    sent = threads.try_submit(h); // expect-warning: 'await_suspend' uses 'sent' when the coroutine may have been resumed already, and the awaiter destroyed
                                  // expect-note: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
                                  // expect-note: do this before, or copy what is needed to local variables before
  }
};

struct starts_thread : awaiter {
  std::thread *out;
  void await_suspend(handle h) {
    *out = std::thread([h] { h.resume(); }); // #thread
    out->detach(); // expect-warning: 'await_suspend' uses 'out' when the coroutine may have been resumed already, and the awaiter destroyed
                   // expect-note@#thread: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
                   // expect-note: do this before, or copy what is needed to local variables before
  }
};

struct posts_lambda : awaiter {
  pool &threads;
  handle waiting;
  void forget();
  bool await_suspend(handle h) {
    waiting = h;
    threads.run([this] { waiting.resume(); }); // #run
    forget(); // expect-warning: 'await_suspend' uses 'forget' when the coroutine may have been resumed already, and the awaiter destroyed
              // expect-note@#run: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
              // expect-note: do this before, or copy what is needed to local variables before
    return true;
  }
};

// An awaiter that is linked into a list goes with the handle it keeps.
struct links : awaiter {
  std::atomic<links *> &head;
  links *next;
  handle waiting;
  void await_suspend(handle h) {
    waiting = h;
    next = head.load();
    while (!head.compare_exchange_weak(next, this)) // #link
      log(next != nullptr);
    next = nullptr; // expect-warning: 'await_suspend' uses 'next' when the coroutine may have been resumed already, and the awaiter destroyed
                    // expect-note@#link: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
                    // expect-note: do this before, or copy what is needed to local variables before
  }
};

struct exchanges : awaiter {
  std::atomic<void *> &slot;
  int id;
  void await_suspend(handle h) {
    slot.store(h.address()); // #slot
    log(id); // expect-warning: 'await_suspend' uses 'id' when the coroutine may have been resumed already, and the awaiter destroyed
             // expect-note@#slot: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
             // expect-note: do this before, or copy what is needed to local variables before
  }
};

// What is queued under a lock is taken when the lock is released.
struct queues : awaiter {
  std::mutex &guarding;
  std::vector<handle> &queue;
  int id;
  void await_suspend(handle h) {
    {
      std::lock_guard lock(guarding);
      queue.push_back(h); // #queue
      log(id);
    }
    log(id); // expect-warning: 'await_suspend' uses 'id' when the coroutine may have been resumed already, and the awaiter destroyed
             // expect-note@#queue: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
             // expect-note: do this before, or copy what is needed to local variables before
  }
};

struct queues_by_hand : awaiter {
  std::mutex &guarding;
  std::vector<handle> &queue;
  int id;
  void await_suspend(handle h) {
    guarding.lock();
    queue.push_back(h); // #by-hand
    log(id);
    guarding.unlock();
    log(id); // expect-warning: 'await_suspend' uses 'id' when the coroutine may have been resumed already, and the awaiter destroyed
             // expect-note@#by-hand: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
             // expect-note: do this before, or copy what is needed to local variables before
  }
};

struct resumes : awaiter {
  int count;
  void await_suspend(handle h) {
    h.resume(); // #resume
    count = 0; // expect-warning: 'await_suspend' uses 'count' when the coroutine may have been resumed already, and the awaiter destroyed
               // expect-note@#resume: the coroutine is resumed here, and may be gone when this returns
               // expect-note: do this before, or copy what is needed to local variables before
  }
};

struct destroys : awaiter {
  int *count;
  void await_suspend(handle h) {
    h.destroy(); // #destroy
    ++*count; // expect-warning: 'await_suspend' uses 'count' after it has destroyed the coroutine, and with it the awaiter
              // expect-note@#destroy: the coroutine is destroyed here
              // expect-note: do this before, or copy what is needed to local variables before
  }
};

struct job {
  struct promise_type {
    int state;
    job get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_void();
  };
};

// The promise goes with the coroutine.
struct keeps_promise : awaiter {
  pool &threads;
  void await_suspend(std::coroutine_handle<job::promise_type> h) {
    auto &promise = h.promise();
    threads.submit(h); // #promise
    promise.state = 1; // expect-warning: 'await_suspend' uses 'promise' when the coroutine may have been resumed already, and the awaiter destroyed
                       // expect-note@#promise: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
                       // expect-note: do this before, or copy what is needed to local variables before
  }
};

struct asks_promise : awaiter {
  std::atomic<void *> &slot;
  void await_suspend(std::coroutine_handle<job::promise_type> h) {
    slot = h.address(); // #asked
    h.promise().state = 1; // expect-warning: 'await_suspend' uses the promise when the coroutine may have been resumed already, and the awaiter destroyed
                           // expect-note@#asked: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
                           // expect-note: do this before, or copy what is needed to local variables before
  }
};

// One way is enough.
struct sometimes : awaiter {
  pool &threads;
  bool elsewhere;
  int count;
  void await_suspend(handle h) {
    if (elsewhere)
      threads.submit(h); // #sometimes
    ++count; // expect-warning: 'await_suspend' uses 'count' when the coroutine may have been resumed already, and the awaiter destroyed
             // expect-note@#sometimes: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
             // expect-note: do this before, or copy what is needed to local variables before
  }
};

#define COUNT_UP(what) ++what // #macro

struct in_macro : awaiter {
  pool &threads;
  int count;
  void await_suspend(handle h) {
    threads.submit(h); // #before-macro
    COUNT_UP(count); // expect-warning: 'await_suspend' uses 'count' when the coroutine may have been resumed already, and the awaiter destroyed
                     // expect-note@#macro: expanded from macro 'COUNT_UP'
                     // expect-note@#before-macro: the coroutine is handed out here: from now on another thread may resume and destroy it, and with it the awaiter
                     // expect-note: do this before, or copy what is needed to local variables before
  }
};
