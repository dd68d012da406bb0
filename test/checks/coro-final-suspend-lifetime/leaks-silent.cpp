// Coroutines that are destroyed, or may be.
// RUN: %check coro-final-suspend-lifetime %s
#include "owner.h"

struct ends_itself {
  struct promise_type : promise_of<ends_itself> {
    std::suspend_never final_suspend() noexcept { return {}; }
  };
  explicit ends_itself(std::coroutine_handle<promise_type> h) : h(h) {}
  void start() { h.resume(); }

private:
  std::coroutine_handle<promise_type> h;
};
ends_itself one() { co_return; }

struct stopped {
  struct promise_type : promise_of<stopped> {};
  explicit stopped(std::coroutine_handle<promise_type> h) : h(h) {}
  void stop() { h.destroy(); }

private:
  std::coroutine_handle<promise_type> h;
};
stopped two() { co_return; }

struct given {
  struct promise_type : promise_of<given> {};
  explicit given(std::coroutine_handle<promise_type> h) : h(h) {}
  auto release() { return h; }

private:
  std::coroutine_handle<promise_type> h;
};
given three() { co_return; }

struct erased {
  struct promise_type : promise_of<erased> {};
  explicit erased(std::coroutine_handle<promise_type> h) : h(h) {}
  void *address() { return h.address(); }

private:
  std::coroutine_handle<promise_type> h;
};
erased four() { co_return; }

struct elsewhere {
  struct promise_type : promise_of<elsewhere> {};
  explicit elsewhere(std::coroutine_handle<promise_type> h) : h(h) {}
  void stop();

private:
  std::coroutine_handle<promise_type> h;
};
elsewhere five() { co_return; }

struct befriended {
  struct promise_type : promise_of<befriended> {};
  explicit befriended(std::coroutine_handle<promise_type> h) : h(h) {}
  friend void stop(befriended &);

private:
  std::coroutine_handle<promise_type> h;
};
befriended six() { co_return; }

struct base {
  struct promise_type : promise_of<base> {};
  explicit base(std::coroutine_handle<promise_type> h) : h(h) {}

protected:
  std::coroutine_handle<promise_type> h;
};
struct derived : base {
  ~derived();
};
base seven() { co_return; }
