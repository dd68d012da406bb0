// A coroutine that begins at once and that nobody can wait for.
#ifndef DETACHED_H
#define DETACHED_H

#include <coroutine>
#include <exception>

struct detached {
  struct promise_type {
    detached get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { std::terminate(); }
  };
};

#endif // DETACHED_H
