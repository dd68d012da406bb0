// What is right, or may be.
// RUN: %check coro-await-suspend-use-after-publish %s
#include "awaiter.h"

struct at_the_end : awaiter {
  pool &threads;
  int count;
  bool await_suspend(handle h) {
    ++count;
    threads.submit(h);
    return true;
  }
};

struct returns_handle : awaiter {
  pool &threads;
  handle await_suspend(handle h) {
    threads.submit(h);
    return std::noop_coroutine();
  }
};

struct copies_before : awaiter {
  pool &threads;
  int *counter;
  void await_suspend(handle h) {
    int *count = counter;
    pool &same = threads;
    threads.submit(h);
    ++*count;
    same.submit(nullptr);
  }
};

struct keeps : awaiter {
  handle waiting;
  int count;
  void await_suspend(handle h) {
    waiting = h;
    ++count;
  }
};

// The result tells whether it was taken.
struct asks : awaiter {
  pool &threads;
  int refused;
  bool await_suspend(handle h) {
    if (threads.try_submit(h))
      return true;
    ++refused;
    return false;
  }
};

struct asks_later : awaiter {
  pool &threads;
  int refused;
  bool await_suspend(handle h) {
    bool taken = threads.try_submit(h);
    if (!taken)
      ++refused;
    return taken;
  }
};

struct links : awaiter {
  std::atomic<links *> &head;
  links *next = nullptr;
  handle waiting;
  bool await_suspend(handle h) {
    waiting = h;
    links *old = head.load();
    do {
      if (old == this)
        return false;
      next = old;
    } while (!head.compare_exchange_weak(old, this));
    return true;
  }
};

struct links_once : awaiter {
  std::atomic<links_once *> &head;
  links_once *next = nullptr;
  handle waiting;
  bool await_suspend(handle h) {
    waiting = h;
    bool linked = head.compare_exchange_strong(next, this);
    if (!linked)
      next = nullptr;
    return linked;
  }
};

// The lock was taken by await_ready.
struct locked_before : awaiter {
  std::mutex &guarding;
  std::atomic<locked_before *> &head;
  locked_before *next;
  handle waiting;
  bool await_ready() {
    guarding.lock();
    return false;
  }
  void await_suspend(handle h) {
    waiting = h;
    next = head.exchange(this);
    guarding.unlock();
  }
};

struct guarded : awaiter {
  std::mutex &guarding;
  std::vector<handle> &queue;
  pool &threads;
  int count;
  void await_suspend(handle h) {
    std::unique_lock lock(guarding);
    queue.push_back(h);
    threads.submit(h);
    ++count;
  }
};

// No other thread: nothing tells one.
struct single_thread : awaiter {
  std::vector<handle> &queue;
  int count;
  void await_suspend(handle h) {
    queue.push_back(h);
    ++count;
  }
};

// Whoever comes last resumes, and this may be the last.
struct agrees : awaiter {
  std::atomic<agrees *> &head;
  std::atomic<int> parties{2};
  handle waiting;
  bool await_suspend(handle h) {
    waiting = h;
    head.store(this);
    return parties.fetch_sub(1) != 1;
  }
};

struct counter {
  std::atomic<int> left;
  bool down() { return left.fetch_sub(1) == 1; }
};

struct agrees_by_member : awaiter {
  pool &threads;
  counter parties;
  bool await_suspend(handle h) {
    threads.submit(h);
    return !parties.down();
  }
};

// Each of several children counts; the last one resumes.
struct forks : awaiter {
  pool &threads;
  int children;
  void await_suspend(handle h) {
    int count = children;
    for (int i = 0; i < count; ++i) {
      log(children);
      threads.submit(h);
    }
  }
};

struct peeks : awaiter {
  int count;
  static void look(const peeks &);
  void await_suspend(handle h) {
    look(*this);
    log(h.done());
    log(h.address() != nullptr);
    ++count;
  }
};

// Not the coroutine that suspends.
struct starts_child : awaiter {
  handle child;
  int count;
  void await_suspend(handle) {
    child.resume();
    ++count;
  }
};

// Static members do not go with the awaiter.
struct counts_all : awaiter {
  pool &threads;
  static int all;
  static void count();
  void await_suspend(handle h) {
    threads.submit(h);
    ++all;
    count();
  }
};

// A function of that name in a class that nobody awaits.
struct no_awaiter {
  pool &threads;
  int count;
  void await_suspend(handle h) {
    threads.submit(h);
    ++count;
  }
};

struct not_evaluated : awaiter {
  pool &threads;
  int count;
  void await_suspend(handle h) {
    threads.submit(h);
    log(sizeof(count));
    log(noexcept(++count));
    decltype(count) other = 0;
    log(other);
  }
};

// A barrier: none is resumed before all have come.
struct meeting {
  std::atomic<int> missing;
  std::atomic<void *> waiting;
};
struct arrives : awaiter {
  meeting &place;
  bool await_suspend(handle h) {
    place.waiting.store(h.address());
    int left = place.missing.fetch_sub(1);
    return left > 1;
  }
};

// What is found by a handle cannot resume the coroutine.
struct executor {
  int id;
};
executor executor_of(handle h) { return {h.address() != nullptr}; }
struct child {
  void release();
};
struct forks_children : awaiter {
  executor where;
  child (*forked)(forks_children &);
  int count;
  void await_suspend(handle h) {
    where = executor_of(h);
    forked(*this).release();
    ++count;
  }
};

// Who is given the address of a member, too, knows that it is used.
void start(handle h, bool *completed);
struct completes_at_once : awaiter {
  bool completed;
  bool await_suspend(handle h) {
    start(h, &completed);
    return !completed;
  }
};

// The handle is not in there.
struct operation {
  explicit operation(void *);
};
void start(operation &);
struct starts_other : awaiter {
  int count;
  void await_suspend(handle) {
    operation other(this);
    start(other);
    ++count;
  }
};
