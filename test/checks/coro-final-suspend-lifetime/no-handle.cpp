// Coroutines that nobody has a handle of, and that stay suspended at their end.
// RUN: %check coro-final-suspend-lifetime %s
#include "owner.h"
#include <future>

struct detached {
  struct promise_type {
    detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void() {}
  };
};

// What is returned is not ours, and knows nothing of coroutines.
template <> struct std::coroutine_traits<std::future<int>> {
  struct promise_type : std::promise<int> {
    std::future<int> get_return_object() { return this->get_future(); }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { set_exception(std::current_exception()); }
    void return_value(int value) { set_value(value); }
  };
};
std::future<int> one() { co_return 1; }

template <typename T> struct forgotten {
  struct promise_type {
    T value;
    forgotten get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_value(T result) { value = result; }
  };
};
forgotten<int> two() { co_return 2; }
forgotten<char> three() { co_return '3'; }
