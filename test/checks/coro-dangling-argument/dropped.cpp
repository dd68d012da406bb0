// A task that runs on when it is dropped, as a model says, and is.
// RUN: %check coro-dangling-argument %s
#include "coro.h"
#include "texts.h"

struct [[clang::annotate("coro::self_owning")]] action {
  struct promise_type {
    action get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
task<int> pause();
void show(const text &);

action print(const text &t) {
  co_await pause(); // #at1
  show(t); // #at2
}

void dropped() { print("hello"); } // expect-warning: 'print' refers to a temporary 'text' as 't', which is destroyed before the coroutine uses it
                                   // expect-note: it is destroyed here, at the end of the expression
                                   // expect-note@#at1: 'print' is suspended here
                                   // expect-note@#at2: 't' is used here, after that
                                   // expect-note: nobody waits for it: take the parameter by value
void dropped_on_purpose() { (void)print("hello"); } // expect-warning: 'print' refers to a temporary 'text' as 't', which is destroyed before the coroutine uses it
                                                    // expect-note: it is destroyed here, at the end of the expression
                                                    // expect-note@#at1: 'print' is suspended here
                                                    // expect-note@#at2: 't' is used here, after that
                                                    // expect-note: nobody waits for it: take the parameter by value
task<> awaited() { co_await print("hello"); }
action returned(const text &t) { return print(t); }
