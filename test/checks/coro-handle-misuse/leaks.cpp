// Coroutines that stay suspended at their end, and nobody destroys them.
// RUN: %check coro-handle-misuse %s
#include "owner.h"

class job { // expect-warning: nobody destroys the coroutines of 'job': each leaves its frame behind
            // expect-note@#handle: they stay suspended at their end, and this is the only handle
            // expect-note: declare a destructor that destroys what 'h' refers to
public:
  struct promise_type : promise_of<job> {};
  explicit job(std::coroutine_handle<promise_type> h) : h(h) {}
  bool step() {
    if (!h.done())
      h.resume();
    return !h.done();
  }

private:
  std::coroutine_handle<promise_type> h; // #handle
};

job works() { co_return; }

template <typename T> struct generator { // expect-warning: nobody destroys the coroutines of 'generator<int>': each leaves its frame behind
                                         // expect-note@#generator: they stay suspended at their end, and this is the only handle
                                         // expect-note: declare a destructor that destroys what 'h' refers to
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
  std::coroutine_handle<promise_type> h; // #generator
};

generator<int> one() { co_yield 1; }
