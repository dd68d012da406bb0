// Nobody waits for the coroutine, and the closure ends with the expression.
// RUN: %check coro-capturing-lambda %s
#include "coro.h"
#include "detached.h"

template <typename T = void> struct running : task<T> {
  running(running &&);
  ~running();
  typename task<T>::awaiter operator co_await();
};
task<int> pause();
void show(int);

void by_value(int x) {
  [x]() -> detached { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                      // expect-note@#at1: the closure is destroyed here, at the end of the expression
                      // expect-note@#at2: the coroutine of the lambda is suspended here
                      // expect-note@#at3: the capture 'x' is used here, after that
                      // expect-note: nobody waits for it: pass what it needs as parameters, which are in the frame
    co_await pause(); // #at2
    show(x); // #at3
  }(); // #at1
}
void by_reference(int x) {
  [&]() -> detached { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                      // expect-note@#at4: the closure is destroyed here, at the end of the expression
                      // expect-note@#at5: the coroutine of the lambda is suspended here
                      // expect-note@#at6: the capture 'x' is used here, after that
                      // expect-note: nobody waits for it: pass what it needs as parameters, which are in the frame
    co_await pause(); // #at5
    show(x); // #at6
  }(); // #at4
}
struct page {
  int number;
  void load() {
    [this]() -> detached { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                           // expect-note@#at7: the closure is destroyed here, at the end of the expression
                           // expect-note@#at8: the coroutine of the lambda is suspended here
                           // expect-note@#at9: the closure is used here, after that
                           // expect-note: nobody waits for it: pass what it needs as parameters, which are in the frame
      co_await pause(); // #at8
      show(number); // #at9
    }(); // #at7
  }
};
detached returned(int x) {
  return [x]() -> detached { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                             // expect-note@#at10: the closure is destroyed here, at the end of the expression
                             // expect-note@#at11: the coroutine of the lambda is suspended here
                             // expect-note@#at12: the capture 'x' is used here, after that
                             // expect-note: nobody waits for it: pass what it needs as parameters, which are in the frame
    co_await pause(); // #at11
    show(x); // #at12
  }(); // #at10
}
void in_a_variable(int x) {
  auto job = [x]() -> detached { // #at13
    co_await pause(); // #at14
    show(x); // #at15
  };
  job(); // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
         // expect-note@#at13: the closure 'job' is destroyed at the end of its scope
         // expect-note@#at14: the coroutine of the lambda is suspended here
         // expect-note@#at15: the capture 'x' is used here, after that
         // expect-note@#at13: nobody waits for it: pass what it needs as parameters, which are in the frame
}

void awaited_where_it_is(running<> &&all) {
  [all = static_cast<running<> &&>(all)]() mutable -> detached { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                                                 // expect-note@#end: the closure is destroyed here, at the end of the expression
                                                                 // expect-note@#await: the coroutine of the lambda is suspended here
                                                                 // expect-note@#await: the capture 'all' is used here, after that
                                                                 // expect-note: nobody waits for it: pass what it needs as parameters, which are in the frame
    co_await all; // #await
  }(); // #end
}
void awaited_after_a_move(running<> &&all) {
  [all = static_cast<running<> &&>(all)]() mutable -> detached {
    co_await static_cast<running<> &&>(all);
  }();
}

void copied_first(int x) {
  [x]() -> detached {
    int mine = x;
    co_await pause();
    show(mine);
  }();
}
void as_parameter(int x) {
  [](int x) -> detached {
    co_await pause();
    show(x);
  }(x);
}
void static_variable(int x) {
  static auto job = [x]() -> detached {
    co_await pause();
    show(x);
  };
  job();
}
