// What code on Seastar sees: futures of work that has begun, units of a
// semaphore, and an exception for who is asked to stop.
#ifndef SEASTAR_H
#define SEASTAR_H

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <exception>

namespace seastar {

template <typename T> struct future_awaiter {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};

template <typename T = void> class future;
future<> make_ready_future();

template <typename T> class [[nodiscard]] future {
public:
  future(future &&) noexcept;
  future &operator=(future &&) noexcept;
  ~future();
  T get();
  bool failed() const;
  std::exception_ptr get_exception();
  // What the callable returns is a future, and the callable is destroyed once it
  // has returned that.
  template <typename Callable> future<> then(Callable &&) {
    return make_ready_future();
  }
  future_awaiter<T> operator co_await() && noexcept;
};

template <typename T> struct result_of_future {
  template <typename U> void return_value(U &&);
};
template <> struct result_of_future<void> {
  void return_void();
};
template <typename T> struct future_promise : result_of_future<T> {
  future<T> get_return_object() noexcept;
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;
};

class semaphore_units {
public:
  semaphore_units(semaphore_units &&) noexcept;
  semaphore_units &operator=(semaphore_units &&) noexcept;
  ~semaphore_units();
  void return_all();
};
class basic_semaphore {
public:
  explicit basic_semaphore(std::size_t);
  void broken();
};
using semaphore = basic_semaphore;
future<semaphore_units> get_units(semaphore &, std::size_t);

class basic_rwlock {
public:
  class holder {
  public:
    holder(holder &&) noexcept;
    ~holder();
  };
  future<holder> hold_read_lock();
  future<holder> hold_write_lock();
};
using rwlock = basic_rwlock;

// Whoever closes a gate waits for those that hold it.
class gate {
public:
  class holder {
  public:
    holder(holder &&) noexcept;
    ~holder();
  };
  holder hold();
  future<> close();
};

class abort_source {};
struct abort_requested_exception : std::exception {};
struct broken_semaphore : std::exception {};
future<> sleep_abortable(std::chrono::milliseconds, abort_source &);

} // namespace seastar

template <typename T, typename... Args>
struct std::coroutine_traits<seastar::future<T>, Args...> {
  using promise_type = seastar::future_promise<T>;
};

#endif // SEASTAR_H
