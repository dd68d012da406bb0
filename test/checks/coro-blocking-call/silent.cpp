// What stops no thread that other coroutines could run on.
// RUN: %check coro-blocking-call %s
#include "coro.h"
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <optional>
#include <poll.h>
#include <semaphore>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

void ordinary() { std::this_thread::sleep_for(1s); }

// What another function does is not followed.
task<> calls() {
  ordinary();
  co_return;
}

void run_elsewhere(void (*f)());
template <typename F> void post(F) {}

// Functions of their own, for another thread.
task<> in_another_function() {
  run_elsewhere([] { std::this_thread::sleep_for(1s); });
  post([] { ::pause(); });
  struct local {
    static void wait() { ::pause(); }
  };
  std::jthread worker([] { std::this_thread::sleep_for(1s); });
  run_elsewhere(&local::wait);
  run_elsewhere(&ordinary);
  co_return;
}

// Not called.
task<> named_only() {
  auto wait = &::pause;
  (void)wait;
  static_assert(sizeof(::pause()) == sizeof(int));
  static_assert(!noexcept(std::this_thread::sleep_for(1s)));
  using result = decltype(::pause());
  co_return;
}

// Never reached.
task<> unreachable() {
  if constexpr (false)
    ::pause();
  co_return;
  ::pause();
}

// It runs on the thread of its consumer, as any function does.
generator<int> ticks() {
  std::this_thread::sleep_for(1s);
  co_yield 1;
}

// A call that only looks.
task<> polls(pollfd p, int socket, char *data, std::counting_semaphore<> &s) {
  ::poll(&p, 1, 0);
  ::recv(socket, data, 1, MSG_DONTWAIT);
  ::recv(socket, data, 1, MSG_PEEK | MSG_DONTWAIT);
  ::waitpid(1, nullptr, WNOHANG);
  std::this_thread::sleep_for(0s);
  std::this_thread::sleep_for(std::chrono::milliseconds(0));
  s.try_acquire();
  s.try_acquire_for(0s);
  co_return;
}

// Not by default: descriptors are mostly non-blocking in coroutines, critical
// sections are short, and files are near.
task<> other_categories(int socket, char *data, std::mutex &m) {
  ::recv(socket, data, 1, 0);
  std::lock_guard guard(m);
  std::ifstream in("settings");
  co_return;
}

// Members of the same name in classes that no model knows.
struct crew {
  void join();
  void wait();
  void sleep_for(int);
};
namespace game {
void sleep(int);
} // namespace game

task<> same_names(crew c) {
  c.join();
  c.wait();
  c.sleep_for(1);
  game::sleep(1);
  co_return;
}

// A coroutine that only ends early is a function in disguise.
struct maybe {
  struct promise_type {
    maybe *result;
    explicit promise_type() = default;
    maybe get_return_object() { return maybe(&result); }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_value(int);
  };
  struct awaiter {
    std::optional<int> o;
    bool await_ready() { return o.has_value(); }
    int await_resume() { return *o; }
    void await_suspend(std::coroutine_handle<promise_type> h) { h.destroy(); }
  };
  explicit maybe(maybe **place);
  maybe(maybe &&) = delete;
  awaiter operator co_await();
};

maybe half(int n) {
  std::this_thread::sleep_for(1s);
  co_return n / 2;
}
