// A coroutine that begins at once and that nobody can wait for.
#ifndef DETACHED_H
#define DETACHED_H

#include <coroutine>

struct detached {
  struct promise_type {
    detached get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
  };
};

#endif // DETACHED_H
