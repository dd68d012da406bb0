// What outlives the coroutine, and what is copied.
// RUN: %check coro-return-dangling %s
#include "texts.h"
#include "coro.h"

task<text> fetch();
struct server {
  text name;
  task<view> member() {
    co_await fetch();
    co_return name;
  }
};

task<text> copied() {
  text local = co_await fetch();
  co_return local;
}
task<view> reference(const text &of) {
  co_await fetch();
  co_return of;
}
task<view> passed_on(view of) {
  co_await fetch();
  co_return of;
}
task<view> constant() {
  static text kept = make();
  co_await fetch();
  co_return kept;
}
task<view> literal() { co_return "abc"; }
task<const char *> behind_a_pointer(const text *of) {
  co_await fetch();
  co_return of->data();
}
task<int> number() {
  text local = co_await fetch();
  co_return local.size();
}
generator<view> yielded() {
  text local = make();
  co_yield local;
}

// Tasks that give a reference to what they keep.
template <typename T> struct keeper {
  struct promise_type {
    keeper get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_value(T);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T &&await_resume();
};
keeper<text> kept_in_the_promise() {
  text local = co_await fetch();
  co_return local;
}
