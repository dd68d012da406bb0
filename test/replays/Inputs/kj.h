// What code on KJ sees: promises of work that has begun and is cancelled when
// its promise goes away.
#ifndef KJ_H
#define KJ_H

#include <coroutine>

namespace kj {

template <typename T> struct promise_awaiter {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};

template <typename T> struct result_of_promise {
  template <typename U> void return_value(U &&);
};
template <> struct result_of_promise<void> {
  void return_void();
};

template <typename T> class Promise {
public:
  struct promise_type : result_of_promise<T> {
    Promise get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept;
  };
  Promise(Promise &&) noexcept;
  Promise &operator=(Promise &&) noexcept;
  ~Promise();
  promise_awaiter<T> operator co_await() noexcept;
};

struct ReadyNow {
  operator Promise<void>() const;
};
constexpr ReadyNow READY_NOW{};

} // namespace kj

#endif // KJ_H
