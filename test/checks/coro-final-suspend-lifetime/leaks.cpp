// Coroutines that stay suspended at their end, and nobody destroys them.
// RUN: %check coro-final-suspend-lifetime %s
#include "owner.h"

class job {
public:
  struct promise_type : promise_of<job> {};
  explicit job(std::coroutine_handle<promise_type> h) : h(h) {}
  bool step() {
    if (!h.done())
      h.resume();
    return !h.done();
  }

private:
  std::coroutine_handle<promise_type> h;
};

job works() { co_return; }

template <typename T> struct generator {
  struct promise_type : promise_of<generator> {
    T value;
    std::suspend_always yield_value(T next) {
      value = next;
      return {};
    }
  };
  explicit generator(std::coroutine_handle<promise_type> h) : h(h) {}
  T next() {
    h.resume();
    return h.promise().value;
  }

private:
  std::coroutine_handle<promise_type> h;
};

generator<int> one() { co_yield 1; }
