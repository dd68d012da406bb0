// The promise comes from std::coroutine_traits, whoever specialised it.
// RUN: %classify %s --kind=coroutine,generator -- -std=c++20 | FileCheck %s --implicit-check-not=traits.cpp
// RUN: %classify %s --kind=coroutine --output=json -- -std=c++20 | FileCheck %s --check-prefix=JSON

#include <coroutine>
#include <future>

struct base_promise {
  std::suspend_never initial_suspend() { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
};
struct future_promise : base_promise {
  std::future<int> get_return_object();
  void return_value(int);
};
struct void_promise : base_promise {
  void get_return_object() {}
  void return_void() {}
};
struct tag {};
struct tagged_promise : void_promise {};
struct session;
struct session_promise : void_promise {
  explicit session_promise(session &);
};

template <typename... Args>
struct std::coroutine_traits<std::future<int>, Args...> {
  using promise_type = future_promise;
};
template <> struct std::coroutine_traits<void> {
  using promise_type = void_promise;
};
template <> struct std::coroutine_traits<void, int, tag> {
  using promise_type = tagged_promise;
};
template <> struct std::coroutine_traits<void, session &> {
  using promise_type = session_promise;
};

// CHECK: traits.cpp:[[#@LINE+2]]:18 coroutine/detached eager – on_future(char) co_return×1
// JSON: "type": "future_promise"
std::future<int> on_future(char) { co_return 1; }

// CHECK: traits.cpp:[[#@LINE+2]]:6 coroutine/detached eager – on_void() co_return×1
// JSON: "type": "void_promise"
void on_void() { co_return; }

// CHECK: traits.cpp:[[#@LINE+2]]:6 coroutine/detached eager – on_tag(int, tag) co_return×1
// JSON: "type": "tagged_promise"
void on_tag(int, tag) { co_return; }

struct session {
  // CHECK: traits.cpp:[[#@LINE+2]]:8 coroutine/detached eager – session::run() co_return×1
  // JSON: "type": "session_promise"
  void run() { co_return; }
};

// The closure is the first argument, as it is for member functions.
template <typename Closure>
struct std::coroutine_traits<void, const Closure &, char> {
  using promise_type = tagged_promise;
};
// CHECK: traits.cpp:[[#@LINE+2]]:10 coroutine/detached eager – (lambda)(char) co_return×1
// JSON: "type": "tagged_promise"
auto l = [](char) -> void { co_return; };
