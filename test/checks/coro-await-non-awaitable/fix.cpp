// What can be mended where it stands.
// RUN: %check coro-await-non-awaitable %s -- -ferror-limit=0
#include "coro.h"
#include <memory>
#include <optional>
#include <utility>

// Missing calls
task<int> measure();
task<int> overloaded();
task<int> overloaded(int);
template <typename T> task<T> made();
namespace devices {
std::suspend_always reset();
}

struct sensor {
  task<int> read();
  task<int> read_later();
  task<int> read_later(int);
  std::suspend_never operator co_await();
  task<> works() {
    co_await read; // expect-error: 'read' cannot be awaited in 'sensor::works': it is not called
                   // expect-note: call it, and await what it returns
    co_await this->read; // expect-error: 'read' cannot be awaited in 'sensor::works': it is not called
                         // expect-note: call it, and await what it returns
  }
};

task<> calls(sensor s, sensor *p, task<int> (*chosen)()) {
  int level = co_await measure; // expect-error: 'measure' cannot be awaited in 'calls': it is not called
                                // expect-note: call it, and await what it returns
  co_await overloaded; // expect-error: 'overloaded' cannot be awaited in 'calls': it is not called
                       // expect-note: call it, and await what it returns
  co_await made<int>; // expect-error: 'made' cannot be awaited in 'calls': it is not called
                      // expect-note: call it, and await what it returns
  co_await devices::reset; // expect-error: 'devices::reset' cannot be awaited in 'calls': it is not called
                           // expect-note: call it, and await what it returns
  co_await s.read; // expect-error: 'read' cannot be awaited in 'calls': it is not called
                   // expect-note: call it, and await what it returns
  co_await p->read_later; // expect-error: 'read_later' cannot be awaited in 'calls': it is not called
                          // expect-note: call it, and await what it returns
  co_await chosen; // expect-error: 'chosen' cannot be awaited in 'calls': it is not called
                   // expect-note: call it, and await what it returns
  co_await []() -> task<> { co_return; }; // expect-error: a lambda cannot be awaited in 'calls': it is not called
                                          // expect-note: call it, and await what it returns
  auto local = [] { return task<>(); };
  co_await local; // expect-error: 'local' cannot be awaited in 'calls': it is not called
                  // expect-note: call it, and await what it returns
}

// Single shots
task<> moves(task<int> download) {
  int size = co_await download; // expect-error: 'task<int>' cannot be awaited in 'moves': only an rvalue of this type can
                                // expect-note@coro.h: operator co_await is for rvalues
                                // expect-note: give it up with std::move, for it is awaited once only
  auto upload = measure();
  co_await upload; // expect-error: 'task<int>' cannot be awaited in 'moves': only an rvalue of this type can
                   // expect-note@coro.h: operator co_await is for rvalues
                   // expect-note: give it up with std::move, for it is awaited once only
}

task<> moves_each_time() {
  for (int i = 0; i < 3; ++i) {
    task<int> part = measure();
    co_await part; // expect-error: 'task<int>' cannot be awaited in 'moves_each_time': only an rvalue of this type can
                   // expect-note@coro.h: operator co_await is for rvalues
                   // expect-note: give it up with std::move, for it is awaited once only
  }
}

// What points to an awaitable
struct signal {
  task<>::awaiter operator co_await() const;
};

task<> points(signal *raw, std::unique_ptr<signal> owned,
              std::optional<signal> maybe) {
  co_await raw; // expect-error: 'signal *' cannot be awaited in 'points': it is a pointer
                // expect-note: await what it points to, with *
  co_await owned; // expect-error: 'std::unique_ptr<signal>' cannot be awaited in 'points': it is no awaitable, but holds one
                  // expect-note: await what it points to, with *
  co_await maybe; // expect-error: 'std::optional<signal>' cannot be awaited in 'points': it is no awaitable, but holds one
                  // expect-note: await what it points to, with *
}

// A flag by the wrong name
struct once {
  bool await_ready() { return false; }
  int await_suspend(std::coroutine_handle<>) { // #await_suspend
    if (await_ready())
      return 0;
    return 1;
  }
  void await_resume() {}
};

task<> flags() { co_await once(); } // expect-error: 'once' cannot be awaited in 'flags': await_suspend returns 'int'
                                    // expect-note@#await_suspend: here, it may return void, bool or a std::coroutine_handle
                                    // expect-note: have await_suspend return void to suspend always, bool to say whether to suspend, or the handle of the coroutine that goes on

template <typename T> task<> depends(T value) {
  co_await value;
  co_await measure; // expect-error: 'measure' cannot be awaited in 'depends<sensor>': it is not called
                    // expect-note: call it, and await what it returns
}
template task<> depends(sensor);

template <typename T> task<> of_a_member(T value) { co_await value.read; } // expect-error: 'read' cannot be awaited in 'of_a_member<sensor>': it is not called
                                                                           // expect-note: call it, and await what it returns
template task<> of_a_member(sensor);
