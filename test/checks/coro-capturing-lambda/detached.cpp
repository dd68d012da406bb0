// Coroutines that nobody waits for: the closure ends with the statement.
// RUN: %check coro-capturing-lambda %s
#include "coro.h"

struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
  };
};
// Ends the coroutine when it is destroyed.
struct scoped {
  using promise_type = struct promise;
  ~scoped();
};
struct promise {
  scoped get_return_object();
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
  void return_void();
};
task<int> pause();
void use(int);

void begun(int x) {
  [x]() -> fire_and_forget { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                             // expect-note@#at1: the closure is destroyed here, at the end of the expression
                             // expect-note@#at2: the coroutine of the lambda is suspended here
                             // expect-note@#at3: the capture 'x' is used here, after that
                             // expect-note: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
    co_await pause(); // #at2
    use(x); // #at3
  }(); // #at1
}

void cast(int x) {
  (void)[x]()->fire_and_forget { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                 // expect-note@#at4: the closure is destroyed here, at the end of the expression
                                 // expect-note@#at5: the coroutine of the lambda is suspended here
                                 // expect-note@#at6: the capture 'x' is used here, after that
                                 // expect-note: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
    co_await pause(); // #at5
    use(x); // #at6
  }
  (); // #at4
}

struct button {
  int clicks;
  void clicked() {
    [this]() -> fire_and_forget { // expect-warning: the coroutine of the lambda uses its captures, which are in the closure, after the closure is destroyed
                                  // expect-note@#at7: the closure is destroyed here, at the end of the expression
                                  // expect-note@#at8: the coroutine of the lambda is suspended here
                                  // expect-note@#at9: the closure is used here, after that
                                  // expect-note: pass what it needs as parameters, which are in the frame, or await the call while the closure lives
      co_await pause(); // #at8
      use(clicks); // #at9
    }(); // #at7
  }
};

// Silent.
void passed(int x) {
  [](int x) -> fire_and_forget {
    co_await pause();
    use(x);
  }(x);
}

void copied(int x) {
  [x]() -> fire_and_forget {
    int mine = x;
    co_await pause();
    use(mine);
  }();
}

// It never runs.
void lazy(int x) {
  [x]() -> task<> {
    co_await pause();
    use(x);
  }();
}

void ended(int x) {
  [x]() -> scoped {
    co_await pause();
    use(x);
  }();
}

// A variable lives for as long as its author knows.
fire_and_forget kept(int x) {
  auto work = [x]() -> fire_and_forget {
    co_await pause();
    use(x);
  };
  work();
  co_await pause();
}
