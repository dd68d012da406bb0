// What is used before, taken again, copied, or never leaves its thread.
// RUN: %check coro-thread-local-across-suspend %s
#include "coro.h"

struct arena {
  int used;
  arena *next;
};
thread_local arena scratch;
thread_local int depth;
arena shared;
[[clang::annotate("coro::thread_local")]] arena *find_arena();
[[clang::annotate("coro::thread_local")]] int thread_number();
task<> settle();
void use(int);

task<> used_before() {
  arena *mine = &scratch;
  use(mine->used);
  co_await settle();
}

task<> taken_again() {
  arena *mine = find_arena();
  use(mine->used);
  co_await settle();
  mine = find_arena();
  use(mine->used);
}

task<> made_in_the_loop() {
  for (int i = 0; i < 2; ++i) {
    int &level = depth;
    ++level;
    co_await settle();
  }
}

// The value stays what it was: to keep errno is right.
task<> copied() {
  int level = depth;
  int number = thread_number();
  co_await settle();
  use(level + number);
}

// Named anew, it is that of the thread that goes on.
task<> by_its_name() {
  ++depth;
  co_await settle();
  use(depth);
}

task<> behind_a_pointer() {
  arena *next = scratch.next;
  co_await settle();
  use(next->used);
}

task<> of_all_threads() {
  arena *mine = &shared;
  co_await settle();
  use(mine->used);
}

task<> never_suspends() {
  arena *mine = &scratch;
  co_await std::suspend_never();
  use(mine->used);
}

struct [[clang::annotate("coro::same_thread")]] tick {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
task<> comes_back() {
  arena *mine = &scratch;
  co_await tick();
  use(mine->used);
}

// All awaits of these go on on the same thread.
struct [[clang::annotate("coro::same_thread")]] local {
  struct promise_type {
    local get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
  };
};
local stays() {
  arena *mine = &scratch;
  co_await settle();
  use(mine->used);
}

task<> other_branch(bool wait) {
  arena *mine = &scratch;
  if (wait) {
    co_await settle();
    co_return;
  }
  use(mine->used);
}

int ordinary() {
  thread_local int calls = 0;
  int &mine = calls;
  return ++mine;
}
