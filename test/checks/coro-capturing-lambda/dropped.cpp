// Functions that destroy the closure when the lambda has returned.
// RUN: %check coro-capturing-lambda %s
#include "coro.h"
#include "eager.h"

eager begin();
task<int> pause();
void use(int);
template <typename F> struct keeper {
  F f;
};
template <typename F> keeper<F> keep(F &&f) {
  return {static_cast<F &&>(f)};
}

eager late(int x) {
  co_await begin().then([x]() -> eager { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'then' has destroyed the closure
                                         // expect-note: 'then' calls the lambda and destroys it when it returns, at its first suspension
                                         // expect-note@#at1: the coroutine of the lambda is suspended here
                                         // expect-note@#at2: the capture 'x' is used here, after that
                                         // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
    co_await pause(); // #at1
    use(x); // #at2
  });
}

eager in_a_handler(int x) {
  return begin().then([&x]() -> eager { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'then' has destroyed the closure
                                        // expect-note: 'then' calls the lambda and destroys it when it returns, at its first suspension
                                        // expect-note@#at3: the coroutine of the lambda is suspended here
                                        // expect-note@#at4: the capture 'x' is used here, after that
                                        // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
    try {
      co_await pause(); // #at3
    } catch (...) {
      use(x); // #at4
    }
  });
}

struct server {
  int port;
  eager serve() {
    return begin().then([this]() -> eager { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'then' has destroyed the closure
                                            // expect-note: 'then' calls the lambda and destroys it when it returns, at its first suspension
                                            // expect-note@#at5: the coroutine of the lambda is suspended here
                                            // expect-note@#at6: the closure is used here, after that
                                            // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
      co_await pause(); // #at5
      use(port); // #at6
    });
  }
};

eager before_the_suspension(int x) {
  co_await begin().then([x]() -> eager {
    use(x);
    co_await pause();
  });
}

eager copied(int x) {
  co_await begin().then([x]() -> eager {
    int mine = x;
    co_await pause();
    use(mine);
  });
}

eager nothing_captured() {
  co_await begin().then([]() -> eager { co_await pause(); });
}

eager no_coroutine(int x) {
  co_await begin().then([x] { use(x); });
}

eager kept(int x) {
  co_await begin().then(keep([x]() -> eager {
    co_await pause();
    use(x);
  }));
}
