// Promises that are as they should be, or that are none.
// RUN: %check coro-promise-incomplete %s
#include <coroutine>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <utility>

struct whole {
  struct promise_type {
    whole get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
};
whole of_whole() { co_return; }

// Static members, templates, overloads, bases and conversions will do.
struct base_promise {
  static std::suspend_always initial_suspend();
  template <typename T = int> std::suspend_always final_suspend() noexcept;
  void unhandled_exception(int = 0);
};
struct varied {
  struct promise_type : base_promise {
    std::coroutine_handle<promise_type> get_return_object();
    void return_value(int);
    template <typename T> void return_value(T *);
  };
  varied(std::coroutine_handle<promise_type>);
};
varied of_varied() { co_return 1; }

// The promise is constructed from the arguments.
struct from_arguments {
  struct promise_type {
    explicit promise_type(int);
    from_arguments get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
    void *operator new(std::size_t, int);
    void operator delete(void *, std::size_t);
  };
};
from_arguments of_arguments(int) { co_return; }

struct without_memory {
  struct promise_type {
    without_memory get_return_object();
    static without_memory get_return_object_on_allocation_failure();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
    void *operator new(std::size_t) noexcept;
    void operator delete(void *);
  };
};
without_memory of_memory() { co_return; }

// A coroutine that never ends.
struct endless {
  struct promise_type {
    endless get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    std::suspend_always yield_value(int);
  };
};
endless ticks() {
  while (true)
    co_yield 1;
}
struct also_endless {
  struct promise_type : endless::promise_type {
    also_endless get_return_object();
  };
};

// Awaiters that never throw, whatever type of them is written.
struct resumes_waiting {
  struct promise_type;
  struct awaiter {
    bool await_ready() const noexcept;
    template <typename Promise>
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<Promise>) noexcept(sizeof(Promise) > 0);
    void await_resume() const noexcept;
  };
  struct promise_type {
    resumes_waiting get_return_object() noexcept;
    std::suspend_never initial_suspend() noexcept;
    auto final_suspend() noexcept { return awaiter(); }
    void unhandled_exception() noexcept;
    void return_void() noexcept;
  };
};
resumes_waiting of_waiting() { co_return; }

// Nobody but the classes derived from these has coroutines.
template <typename Derived> struct crtp_promise {
  std::suspend_always initial_suspend();
  std::suspend_always final_suspend();
};
template <typename Derived> struct crtp_task {
  struct promise_type {
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
  };
};
struct of_crtp : crtp_task<of_crtp> {
  struct promise_type : crtp_task<of_crtp>::promise_type,
                        crtp_promise<promise_type> {
    of_crtp get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
  };
};

// The promise of another class, for a specialisation of the traits.
template <typename Object> struct traits_base {
  struct promise_type {
    Object get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend();
  };
};
template <> struct traits_base<void> {
  struct promise_type {
    void get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend();
  };
};
traits_base<int> traits_of_int;

// A promise for several classes need not serve one of its own.
template <typename Object> struct any_promise {
  std::coroutine_handle<> get_return_object();
  std::suspend_always initial_suspend();
  std::suspend_always final_suspend() noexcept;
};
struct awaitable {
  using promise_type = any_promise<awaitable>;
};

// Nobody knows yet.
template <typename T> struct not_instantiated {
  struct promise_type {
    not_instantiated get_return_object();
  };
};
struct declared {
  struct promise_type;
};
struct marker {
  struct promise_type {};
};
struct number {
  using promise_type = int;
};
struct value {
  int promise_type;
};

// Exceptions that are kept, or cannot be.
template <typename T, typename Result = T> struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { std::abort(); }
    void return_value(T);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  Result await_resume();
};
task<int> kept() { co_return 1; }

// The awaiter can see that there is no result.
struct perhaps {
  struct promise_type {
    perhaps get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_value(int);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  std::optional<int> await_resume();
};
perhaps of_perhaps() { co_return 1; }

// Nobody waits for a result of these.
struct detached {
  struct promise_type {
    detached get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_value(int);
  };
};
detached of_detached() { co_return 1; }
