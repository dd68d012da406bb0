// Whoever destroys coroutines of which the promise is not known may destroy any.
// RUN: %check coro-final-suspend-lifetime %s
#include "owner.h"

struct detached {
  struct promise_type {
    detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void() {}
  };
};

void run(handle h) {
  h.resume();
  if (h.done())
    h.destroy();
}
