// References and views into what is destroyed with the statement.
// RUN: %check coro-await-result-dangling %s
#include "results.h"

task<text> load(int key);

task<text> in_the_frame() {
  auto &&first = co_await load(1);
  use(first);
  const text &second = co_await load(2);
  use(second);
  co_return "done";
}

// An awaiter that has the result itself.
struct line {
  text buffer;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  text &await_resume() { return buffer; }
};
line read_line();

struct word {
  text buffer;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  view await_resume() { return buffer; }
};

// What the compiler is told.
struct piece {
  piece(const text &);
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  view await_resume() [[clang::lifetimebound]];
};

task<text> in_the_awaiter(bool again) {
  auto &whole = co_await read_line();
  use(whole);
  view part = co_await word{make()};
  if (again)
    use(part);
  view other = co_await piece(make());
  use(other);
  view of_result = co_await read_line();
  use(of_result);
  const char *letters = (co_await read_line()).data();
  use(letters);
  co_return whole;
}

struct pair {
  text key, value;
};
struct entry {
  pair found;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  pair &await_resume() { return found; }
};

task<text> by_its_parts() {
  auto &[key, value] = co_await entry{};
  co_return value;
}

task<text> in_a_lambda_too() {
  auto inner = []() -> task<text> {
    auto &&got = co_await load(3);
    use(got);
    co_return "done";
  };
  auto &&got = co_await inner();
  co_return got;
}

// The task is its own awaiter.
struct job {
  struct promise_type {
    text result;
    job get_return_object() {
      return job{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_value(const char *);
    template <typename T> T &&await_transform(T &&awaited) {
      return static_cast<T &&>(awaited);
    }
  };
  std::coroutine_handle<promise_type> h;
  job(job &&) = delete;
  explicit job(std::coroutine_handle<promise_type> h) : h(h) {}
  ~job() { h.destroy(); }
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) { h.resume(); }
  const text &await_resume() {
    auto &promise = h.promise();
    return promise.result;
  }
};
job work();

job through_await_transform() {
  auto &result = co_await work();
  use(result);
  co_return "done";
}
