// Closures that are handed to somebody who may destroy them.
// RUN: %check coro-this-after-suspend %s
#include "coro.h"
#include "detached.h"

task<int> pause();
void show(int);

struct handler {
  template <typename F> handler(F);
};
struct event {
  void add(handler);
  template <typename F> int operator()(F);
  template <typename F> event &operator=(F);
};
template <typename F>
void invoke([[clang::annotate("coro::keeps_closure_alive")]] F) {}

struct page {
  int number;
  event clicked;
  void begin(int x) {
    clicked.add([x]() -> detached { // #at1
      co_await pause(); // #at2
      show(x); // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after it was suspended: nobody waits for the coroutine, and the closure may be gone
               // expect-note@#at2: the coroutine of the lambda is suspended here, and its caller goes on
               // expect-note@#at1: meanwhile, whoever has the closure may destroy it
               // expect-note@#at1: copy the captures into variables before that
    });
    clicked([this]() -> detached { // #at3
      co_await pause(); // #at4
      show(number); // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after it was suspended: nobody waits for the coroutine, and the closure may be gone
                    // expect-note@#at4: the coroutine of the lambda is suspended here, and its caller goes on
                    // expect-note@#at3: meanwhile, whoever has the closure may destroy it
                    // expect-note@#at3: copy the captures into variables before that
    });
    clicked = [&x](auto &&...) -> detached { // #at5
      co_await pause(); // #at6
      show(x); // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after it was suspended: nobody waits for the coroutine, and the closure may be gone
               // expect-note@#at6: the coroutine of the lambda is suspended here, and its caller goes on
               // expect-note@#at5: meanwhile, whoever has the closure may destroy it
               // expect-note@#at5: copy the captures into variables before that
    };
  }

  void silent(int x) {
    clicked.add([x]() -> detached {
      int mine = x;
      co_await pause();
      show(mine);
    });
    clicked.add([](int x) -> detached {
      co_await pause();
      show(x);
    });
    clicked([x]() -> task<> {
      co_await pause();
      show(x);
    });
    invoke([x]() -> detached {
      co_await pause();
      show(x);
    });
    clicked.add([x] { show(x); });
    // coro-capturing-lambda is about these.
    [x]() -> detached {
      co_await pause();
      show(x);
    }();
    auto job = [x]() -> detached {
      co_await pause();
      show(x);
    };
    job();
  }
};
