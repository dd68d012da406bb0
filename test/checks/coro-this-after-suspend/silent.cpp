// Coroutines that are waited for, that do not use the object too late, or whose
// object is known to live.
// RUN: %check coro-this-after-suspend %s
#include "coro.h"
#include "detached.h"
#include "eager.h"

task<int> pause();
void show(int);

// Whoever made one may wait for it in a way that is not known.
struct thread {
  struct promise_type {
    thread get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
  };
  void join();
};

struct page {
  int number;
  void update();
  static void log();

  task<> awaited() {
    co_await pause();
    update();
  }
  eager awaited_too() {
    co_await pause();
    update();
  }
  thread joined() {
    co_await pause();
    update();
  }
  detached before() {
    update();
    int mine = number;
    co_await pause();
    show(mine);
    log();
  }
  detached never_suspended() {
    co_await std::suspend_never();
    update();
  }
  detached unevaluated() {
    co_await pause();
    show(sizeof(number));
  }
  static detached without(page p) {
    co_await pause();
    p.update();
  }
  // Who deletes the object is who keeps it.
  detached its_own() {
    co_await pause();
    update();
    delete this;
  }
  void lambda() {
    auto job = [this]() -> detached {
      co_await pause();
      update();
    };
    job();
  }
};

struct app {
  static app &instance();
  void update();
  detached run() {
    co_await pause();
    update();
  }
};
struct [[clang::annotate("coro::long_lived")]] service {
  void update();
};
struct server : service {
  detached run() {
    co_await pause();
    update();
  }
};
