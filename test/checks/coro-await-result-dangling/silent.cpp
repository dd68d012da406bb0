// Results that live for as long as they are used, or are copies.
// RUN: %check coro-await-result-dangling %s
#include "results.h"

task<text> load(int key);
void sink(text &&);

task<text> copies() {
  auto first = co_await load(1);
  use(first);
  text second = co_await load(2);
  use(second);
  use(co_await load(3));
  sink(co_await load(4));
  const auto &size = (co_await load(5)).size();
  co_return size ? first : second;
}

task<text> not_used_after_that() {
  auto &&result = co_await load(1);
  (void)sizeof(result);
  co_return "done";
}

task<text> of_a_variable() {
  auto pending = load(1);
  auto &first = co_await pending;
  use(first);
  auto other = load(2);
  auto &&second = co_await std::move(other);
  co_return second;
}

// A reference to what somebody else has.
struct registry {
  text name;
};
struct look_up {
  registry *in;
  text &also;
  view shown;
  bool first;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  text &await_resume() { return first ? in->name : also; }
};
struct shown : look_up {
  view await_resume() { return look_up::shown; }
};
struct unseen {
  text buffer;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  text &await_resume();
};

task<text> of_others(registry &all, text &other) {
  auto &name = co_await look_up{&all, other, other, true};
  use(name);
  view part = co_await shown{{&all, other, other, true}};
  use(part);
  auto &unknown = co_await unseen{make()};
  use(unknown);
  co_return name;
}

// A reference that the coroutine itself returned.
template <typename T> struct reference_promise;
template <typename T> struct reference_task {
  using promise_type = reference_promise<T>;
  std::coroutine_handle<promise_type> h;
  explicit reference_task(std::coroutine_handle<promise_type> h) : h(h) {}
  reference_task(reference_task &&) = delete;
  ~reference_task() { h.destroy(); }
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) { h.resume(); }
  T &await_resume() { return *h.promise().value; }
};
template <typename T> struct reference_promise {
  T *value;
  reference_task<T> get_return_object() {
    return reference_task<T>(
        std::coroutine_handle<reference_promise>::from_promise(*this));
  }
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
  void return_value(T &result) { value = &result; }
};
reference_task<text> find(int);

reference_task<text> of_a_reference() {
  auto &found = co_await find(1);
  use(found);
  co_return found;
}

// A copy of a view shows what the view did.
struct received {
  int status;
  view bytes;
};
task<received> receive(view into);
task<view> last_part();
task<text> of_copies(view buffer) {
  auto [status, bytes] = co_await receive(buffer);
  use(bytes);
  view part = co_await last_part();
  use(part);
  received all = co_await receive(buffer);
  use(all.bytes);
  co_return "done";
}

// A pointer that the awaiter has leads out of it.
template <typename T> struct ready {
  T value;
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  T await_resume() { return std::forward<T>(value); }
};
ready<text *> current();
ready<view> current_view();
task<text> of_pointers() {
  auto now = co_await current();
  use(*now);
  auto part = co_await current_view();
  use(part);
  co_return *now;
}

// That the result is for no longer than the awaiter is said in doubt: what it refers to
// is what the awaiter was made of.
struct borrowed {
  const text &from;
  borrowed(const text &from [[clang::lifetimebound]]) : from(from) {}
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  const text &await_resume() [[clang::lifetimebound]] { return from; }
};
struct borrowed_unseen {
  const text &from;
  borrowed_unseen(const text &from [[clang::lifetimebound]]) : from(from) {}
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  const text &await_resume() [[clang::lifetimebound]];
};
task<text> of_borrowed(const text &name) {
  auto &unseen = co_await borrowed_unseen(name);
  use(unseen);
  auto &same = co_await borrowed(name);
  text local = make();
  auto &of_local = co_await borrowed(local);
  use(of_local);
  co_return same;
}

// By value: the reference keeps it.
struct by_value {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  text await_resume();
};
task<text> kept() {
  const auto &result = co_await by_value{};
  co_return result;
}

// What others own, too, may live on.
struct shared {
  struct state {
    text value;
    int owners;
  };
  std::coroutine_handle<promise<text>> h;
  int *owners;
  ~shared() {
    if (--*owners == 0)
      h.destroy();
  }
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  text &await_resume() { return h.promise().result(); }
};
shared share();
task<text> of_shared() {
  auto &result = co_await share();
  co_return result;
}
