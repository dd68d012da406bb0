// A closure that is a parameter: by reference it is as dead as any, by value it is
// in the frame.
// RUN: %check coro-capturing-lambda %s -- -std=c++23
#include "coro.h"
#include "eager.h"
#include <utility>

eager begin();
task<int> pause();
void use(int);

task<> invoked(int number) {
  auto started = [number](this const auto &) -> task<> { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                                         // expect-note@#at1: the closure is destroyed here, at the end of the expression
                                                         // expect-note: the coroutine of the lambda is suspended before its body begins, until it is awaited
                                                         // expect-note@#at2: the capture 'number' is used here, after that
                                                         // expect-note: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
    co_await pause();
    use(number); // #at2
  }(); // #at1
  auto kept = [number](this auto) -> task<> {
    co_await pause();
    use(number);
  }();
  auto given = [number](this auto &&self, int) -> task<> { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                                           // expect-note@#at3: the closure is destroyed here, at the end of the expression
                                                           // expect-note: the coroutine of the lambda is suspended before its body begins, until it is awaited
                                                           // expect-note@#at4: the capture 'number' is used here, after that
                                                           // expect-note: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
    co_await pause();
    use(number); // #at4
  }(1); // #at3
  co_await std::move(started);
  co_await std::move(kept);
  co_await std::move(given);
}

eager dropped(int number) {
  co_await begin().then([number](this const auto &) -> eager { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after 'then' has destroyed the closure
                                                               // expect-note: 'then' calls the lambda and destroys it when it returns, at its first suspension
                                                               // expect-note@#at5: the coroutine of the lambda is suspended here
                                                               // expect-note@#at6: the capture 'number' is used here, after that
                                                               // expect-note: pass what it needs as parameters, copy the captures before the first suspension, or give the lambda to what keeps it
    co_await pause(); // #at5
    use(number); // #at6
  });
  co_await begin().then([number](this auto) -> eager {
    co_await pause();
    use(number);
  });
}
