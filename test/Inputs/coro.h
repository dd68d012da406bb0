// A task and a generator of the simplest sort, for the tests beside this.
#ifndef CORO_H
#define CORO_H

#include <coroutine>

template <typename T> struct returns {
  template <typename U> void return_value(U &&);
};
template <> struct returns<void> {
  void return_void();
};

template <typename T = void> struct task {
  struct promise_type : returns<T> {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
  };
  struct awaiter {
    std::coroutine_handle<> waiting;
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<> h) { waiting = h; }
    T await_resume();
  };
  awaiter operator co_await() &&;
};

struct sentinel {};
template <typename T> struct generator {
  struct promise_type {
    generator get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { throw; }
    void return_void();
    std::suspend_always yield_value(T);
    template <typename U> void await_transform(U &&) = delete;
  };
  struct iterator {
    T operator*() const;
    iterator &operator++();
    bool operator!=(sentinel) const;
  };
  iterator begin();
  sentinel end();
};

// Elements have to be awaited: begin() and ++ give awaitables.
template <typename T> struct async_generator {
  struct promise_type {
    async_generator get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    std::suspend_always yield_value(T);
  };
  struct iterator;
  struct step {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    iterator &await_resume();
  };
  struct iterator {
    T operator*() const;
    step operator++();
    bool operator!=(sentinel) const;
  };
  step begin();
  sentinel end();
};

#endif // CORO_H
