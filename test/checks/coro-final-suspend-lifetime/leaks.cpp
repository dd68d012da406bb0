// Coroutines that stay suspended at their end, and nobody destroys them.
// RUN: %check coro-final-suspend-lifetime %s
#include "owner.h"

class job { // expect-warning: nobody destroys the coroutines of 'job': each leaves its frame behind
            // expect-note@#at1: this is the only handle of a coroutine
            // expect-note@owner.h: the coroutine stays suspended at its end, with its frame
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
  std::coroutine_handle<promise_type> h; // #at1
};

job works() { co_return; }

template <typename T> struct generator { // expect-warning: nobody destroys the coroutines of 'generator<int>': each leaves its frame behind
                                         // expect-note@#at2: this is the only handle of a coroutine
                                         // expect-note@owner.h: the coroutine stays suspended at its end, with its frame
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
  std::coroutine_handle<promise_type> h; // #at2
};

generator<int> one() { co_yield 1; }
