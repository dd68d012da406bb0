// References and views into what is destroyed with the statement.
// RUN: %check coro-await-result-dangling %s
#include "results.h"

task<text> load(int key);

task<text> in_the_frame() {
  auto &&first = co_await load(1); // expect-warning: 'first' refers to what is in the frame of a temporary 'task<text>', which is destroyed at the end of the statement
                                   // expect-note@results.h: the await gives what is in the promise of the coroutine
                                   // expect-note: the temporary is destroyed here, and the frame of the coroutine with it
                                   // expect-note@#at1: 'first' is used here, after that
                                   // expect-note: keep a copy of the result
  use(first); // #at1
  const text &second = co_await load(2); // expect-warning: 'second' refers to what is in the frame of a temporary 'task<text>', which is destroyed at the end of the statement
                                         // expect-note@results.h: the await gives what is in the promise of the coroutine
                                         // expect-note: the temporary is destroyed here, and the frame of the coroutine with it
                                         // expect-note@#at2: 'second' is used here, after that
                                         // expect-note: keep a copy of the result
  use(second); // #at2
  co_return "done";
}

// An awaiter that has the result itself.
struct line {
  text buffer;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  text &await_resume() { return buffer; } // #at3
};
line read_line();

struct word {
  text buffer;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  view await_resume() { return buffer; } // #at5
};

// What the compiler is told.
struct piece {
  piece(const text &);
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  view await_resume() [[clang::lifetimebound]]; // #at7
};

task<text> in_the_awaiter(bool again) {
  auto &whole = co_await read_line(); // expect-warning: 'whole' refers to what is in a temporary 'line', which is destroyed at the end of the statement
                                      // expect-note@#at3: the await gives what is in the awaiter
                                      // expect-note: the temporary is destroyed here
                                      // expect-note@#at4: 'whole' is used here, after that
                                      // expect-note: keep a copy of the result
  use(whole); // #at4
  view part = co_await word{make()}; // expect-warning: 'part' refers to what is in a temporary 'word', which is destroyed at the end of the statement
                                     // expect-note@#at5: the await gives what is in the awaiter
                                     // expect-note: the temporary is destroyed here
                                     // expect-note@#at6: 'part' is used here, after that
                                     // expect-note: keep a copy of the result
  if (again)
    use(part); // #at6
  view other = co_await piece(make()); // expect-warning: 'other' refers to what is in a temporary 'piece', which is destroyed at the end of the statement
                                       // expect-note@#at7: the await gives what is in the awaiter
                                       // expect-note: the temporary is destroyed here
                                       // expect-note@#at8: 'other' is used here, after that
                                       // expect-note: keep a copy of the result
  use(other); // #at8
  view of_result = co_await read_line(); // expect-warning: 'of_result' refers to what is in a temporary 'line', which is destroyed at the end of the statement
                                         // expect-note@#at3: the await gives what is in the awaiter
                                         // expect-note: the temporary is destroyed here
                                         // expect-note@#at9: 'of_result' is used here, after that
                                         // expect-note: keep a copy of the result
  use(of_result); // #at9
  const char *letters = (co_await read_line()).data(); // expect-warning: 'letters' refers to what is in a temporary 'line', which is destroyed at the end of the statement
                                                       // expect-note@#at3: the await gives what is in the awaiter
                                                       // expect-note: the temporary is destroyed here
                                                       // expect-note@#at10: 'letters' is used here, after that
                                                       // expect-note: keep a copy of the result
  use(letters); // #at10
  co_return whole;
}

struct pair {
  text key, value;
};
struct entry {
  pair found;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  pair &await_resume() { return found; } // #at11
};

entry find_entry();
task<text> by_its_parts() {
  auto &[key, value] = co_await find_entry(); // expect-warning: '[key, value]' refers to what is in a temporary 'entry', which is destroyed at the end of the statement
                                              // expect-note@#at11: the await gives what is in the awaiter
                                              // expect-note: the temporary is destroyed here
                                              // expect-note@#at12: '[key, value]' is used here, after that
                                              // expect-note: keep a copy of the result
  co_return value; // #at12
}

task<text> in_a_lambda_too() {
  auto inner = []() -> task<text> {
    auto &&got = co_await load(3); // expect-warning: 'got' refers to what is in the frame of a temporary 'task<text>', which is destroyed at the end of the statement
                                   // expect-note@results.h: the await gives what is in the promise of the coroutine
                                   // expect-note: the temporary is destroyed here, and the frame of the coroutine with it
                                   // expect-note@#at13: 'got' is used here, after that
                                   // expect-note: keep a copy of the result
    use(got); // #at13
    co_return "done";
  };
  auto &&got = co_await inner(); // expect-warning: 'got' refers to what is in the frame of a temporary 'task<text>', which is destroyed at the end of the statement
                                 // expect-note@results.h: the await gives what is in the promise of the coroutine
                                 // expect-note: the temporary is destroyed here, and the frame of the coroutine with it
                                 // expect-note@#at14: 'got' is used here, after that
                                 // expect-note: keep a copy of the result
  co_return got; // #at14
}

// The task is its own awaiter.
struct job {
  struct promise_type {
    text result = "";
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
  const text &await_resume() { // #at15
    auto &promise = h.promise();
    return promise.result;
  }
};
job work();

job through_await_transform() {
  auto &result = co_await work(); // expect-warning: 'result' refers to what is in the frame of a temporary 'job', which is destroyed at the end of the statement
                                  // expect-note@#at15: the await gives what is in the promise of the coroutine
                                  // expect-note: the temporary is destroyed here, and the frame of the coroutine with it
                                  // expect-note@#at16: 'result' is used here, after that
                                  // expect-note: keep a copy of the result
  use(result); // #at16
  co_return "done";
}

// An awaiter that refers to what it was made of, another temporary.
struct borrowed {
  const text &from;
  borrowed(const text &from [[clang::lifetimebound]]) : from(from) {}
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  const text &await_resume() [[clang::lifetimebound]] { return from; } // #borrowed
};
task<text> of_borrowed() {
  auto &same = co_await borrowed(make()); // expect-warning: 'same' refers to a temporary 'text', which is destroyed at the end of the statement
                                          // expect-note@#borrowed: the await gives what the awaiter refers to
                                          // expect-note: the temporary is destroyed here
                                          // expect-note@#same: 'same' is used here, after that
                                          // expect-note: keep a copy of the result
  co_return same; // #same
}
