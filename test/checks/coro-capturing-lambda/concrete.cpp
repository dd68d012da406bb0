// Closures that end before the coroutine does, by where the task goes.
// RUN: %check coro-capturing-lambda %s
#include "texts.h"
#include "coro.h"

template <typename T> struct list {
  void push_back(T &&);
  T &front();
};
task<int> pause();

task<> called_at_once(int x) {
  auto kept = [x]() -> task<int> { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                   // expect-note@#at1: the closure is destroyed here, at the end of the expression
                                   // expect-note: the coroutine of the lambda is suspended before its body begins, until it is awaited
                                   // expect-note@#at2: the capture 'x' is used here, after that
                                   // expect-note: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
    co_await pause();
    co_return x; // #at2
  }(); // #at1
  co_await static_cast<task<int> &&>(kept);
}

task<int> returned(int x) {
  return [&x]() -> task<int> { co_return x; }(); // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                                 // expect-note: the closure is destroyed here, at the end of the expression
                                                 // expect-note: the coroutine of the lambda is suspended before its body begins, until it is awaited
                                                 // expect-note: the capture 'x' is used here, after that
                                                 // expect-note: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
}

task<int> variable(int x) {
  auto work = [=]() -> task<int> { co_return x; }; // #at3
  return work(); // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                 // expect-note@#at3: the closure 'work' is destroyed at the end of its scope
                 // expect-note@#at3: the coroutine of the lambda is suspended before its body begins, until it is awaited
                 // expect-note@#at3: the capture 'x' is used here, after that
                 // expect-note@#at3: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
}

task<> container() {
  list<task<int>> all;
  for (int i = 0; i < 3; ++i)
    all.push_back([i]() -> task<int> { co_return i; }()); // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                                          // expect-note: the closure is destroyed here, at the end of the expression
                                                          // expect-note: the coroutine of the lambda is suspended before its body begins, until it is awaited
                                                          // expect-note: the capture 'i' is used here, after that
                                                          // expect-note: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
  co_await static_cast<task<int> &&>(all.front());
}

struct server {
  int port;
  task<int> serve() {
    return [this]() -> task<int> { co_return port; }(); // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                                        // expect-note: the closure is destroyed here, at the end of the expression
                                                        // expect-note: the coroutine of the lambda is suspended before its body begins, until it is awaited
                                                        // expect-note: the closure is used here, after that
                                                        // expect-note: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
  }
};

task<> inner_scope(int x) {
  task<int> kept = pause();
  {
    auto work = [x]() -> task<int> { co_return x; }; // #at4
    kept = work(); // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                   // expect-note@#at4: the closure 'work' is destroyed at the end of its scope
                   // expect-note@#at4: the coroutine of the lambda is suspended before its body begins, until it is awaited
                   // expect-note@#at4: the capture 'x' is used here, after that
                   // expect-note@#at4: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
  }
  co_await static_cast<task<int> &&>(kept);
}
