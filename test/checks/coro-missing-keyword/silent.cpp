// Functions that are meant as they are.
// RUN: %check coro-missing-keyword %s
#include "coro.h"
#include <cassert>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

task<int> coroutine() { co_return 1; }
task<> without_value() { co_await coroutine(); }

// Factories.
task<int> passes_on() { return coroutine(); }
task<int> checks_first(int value) {
  if (value < 0)
    throw value;
  return coroutine();
}
task<int> moves(task<int> other) { return std::move(other); }
task<int> &reference(task<int> &other) { throw 1; }
task<int> declared_only();
task<int> deleted() = delete;

struct handle_task {
  struct promise_type {
    handle_task get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();

  static handle_task nothing() { return {}; }
  static handle_task unsupported() { throw 1; }
  friend handle_task make_nothing() { return {}; }
  std::coroutine_handle<promise_type> frame;
};
handle_task wraps(std::coroutine_handle<handle_task::promise_type> h) {
  return {h};
}
// One of several ways to leave is no coroutine.
handle_task sometimes_empty(bool empty) {
  if (empty)
    return {};
  return wraps(nullptr);
}

// Stubs.
struct interface {
  virtual task<int> get() { throw "not implemented"; }
  virtual handle_task none() { return {}; }
  virtual ~interface();
};
struct mock : interface {
  task<int> get() override { throw 1; }
};
#define NOT_IMPLEMENTED() throw "not implemented"
task<int> by_macro() { NOT_IMPLEMENTED(); }
task<int> asserts() { assert(false); }
task<int> aborts() { std::abort(); }
task<int> unreachable() { __builtin_unreachable(); }
[[noreturn]] void fail(const char *);
task<int> fails() { fail("not yet"); }
struct fatal {
  [[noreturn]] ~fatal();
};
task<int> dies() { fatal(); }
#define STUB(name) task<int> name() { throw 1; }
STUB(made_by_macro)
[[noreturn]] task<int> says_so() { throw 1; }
[[clang::coro_wrapper]] task<int> is_a_wrapper() { throw 1; }

// These cannot be coroutines, whatever is written in them.
auto deduces() { return handle_task(); }
auto deducing_lambda = [] { return handle_task(); };
task<int> variadic(int, ...) { throw 1; }

// Awaiters and promises of anything.
struct awaiter {
  bool await_ready();
  handle_task await_suspend(std::coroutine_handle<>) { throw 1; }
  handle_task await_resume() { throw 1; }
};
struct conversion {
  operator task<int>() { throw 1; }
};

// Without elements.
template <typename T> struct range {
  struct promise_type {
    range get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_void();
    std::suspend_always yield_value(T);
  };
  const T *begin();
  const T *end();
  std::coroutine_handle<promise_type> frame = nullptr;
};
range<int> no_elements() { return {}; }

// Users of this type ask before they await.
struct optional_task {
  struct promise_type {
    optional_task get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_void();
  };
  explicit operator bool() const;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
  std::coroutine_handle<promise_type> frame = nullptr;
};
optional_task nothing_to_do() { return {}; }

// Awaiting an empty one is what it is made for.
template <typename T> struct tested {
  struct promise_type {
    tested get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_void();
  };
  struct awaiter {
    std::coroutine_handle<promise_type> frame;
    bool await_ready() { return !frame || frame.done(); }
    void await_suspend(std::coroutine_handle<>);
    void await_resume();
  };
  awaiter operator co_await() { return {frame}; }
  std::coroutine_handle<promise_type> frame = nullptr;
};
tested<int> done_already() { return {}; }

// This has no handle that could be null.
struct finished {
  struct promise_type {
    finished get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_void();
  };
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};
finished at_once() { return {}; }

// Values that coroutines can make, too.
template <typename T> struct expected {
  struct promise_type {
    expected get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_value(T);
  };
  struct awaiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<> h) { h.destroy(); }
    T await_resume();
  };
  awaiter operator co_await();
  std::coroutine_handle<> unused = nullptr;
};
expected<int> unexpected() { throw 1; }
expected<int> value() { return {}; }

struct optional_promise {
  std::optional<int> get_return_object();
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception();
  void return_value(int);
};
template <> struct std::coroutine_traits<std::optional<int>> {
  using promise_type = optional_promise;
};
std::optional<int> none() { return {}; }
std::optional<int> null() { return std::nullopt; }
std::optional<int> thrower() { throw 1; }

// The same for a type that can be awaited by anyone, but is there at once.
struct future {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
  std::coroutine_handle<> waiting = nullptr;
  // The other end, not that of a coroutine.
  struct promise_type;
};
struct future_promise {
  future get_return_object();
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception();
  void return_value(int);
};
template <> struct std::coroutine_traits<future> {
  using promise_type = future_promise;
};
future made_ready() { return {}; }
future fails_early() { throw 1; }

// No coroutine can return what is derived from a task.
struct derived : handle_task {};
derived throws_derived() { throw 1; }

// What holds any callable.
template <typename Signature> struct callable;
template <typename Result, typename... Arguments>
struct callable<Result(Arguments...)> {
  static Result empty(Arguments...) { throw "no callable"; }
  Result (*function)(Arguments...) = empty;
};
callable<task<int>(int)> holds_none;
template <typename Function> decltype(Function()()) refuse(Function) {
  throw "no callable";
}
auto refused = refuse([] { return coroutine(); });

// Nobody waits for it: an outcome that coroutines can make, too.
struct outcome {
  struct promise_type {
    outcome get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_value(int);
  };
};
outcome fails_ordinarily() { throw 1; }
