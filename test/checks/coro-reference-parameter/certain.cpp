// Without StrictMode, only what no caller can be trusted with: rvalue references,
// and any of a coroutine that nobody waits for.
// RUN: %check coro-reference-parameter %s
#include "detached.h"
#include "texts.h"
#include "coro.h"

struct [[clang::annotate("coro::detached")]] started : task<int> {
  struct promise_type : task<int>::promise_type {
    started get_return_object();
  };
};
task<int> pause();
void use(const text &);

task<int> lvalue(const text &of) { co_return of.size(); }
task<int> rvalue(text &&of) { co_return of.size(); } // expect-warning: 'rvalue' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                     // expect-note: 'rvalue' is suspended before its body begins, until it is awaited
                                                     // expect-note: 'of' is used here, after that
                                                     // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
detached alone(const text &of) { // expect-warning: 'alone' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                 // expect-note@#at1: 'alone' is suspended here
                                 // expect-note@#at2: 'of' is used here, after that
                                 // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
  co_await pause(); // #at1
  use(of); // #at2
}
detached early(const text &of) {
  use(of);
  co_await pause();
}
started alone_by_model(const text &of) { co_return of.size(); } // expect-warning: 'alone_by_model' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                                // expect-note: 'alone_by_model' is suspended before its body begins, until it is awaited
                                                                // expect-note: 'of' is used here, after that
                                                                // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
template <typename T> struct queue {
  task<int> push(T &&of) { // expect-warning: 'queue<text>::push' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                           // expect-note: 'queue<text>::push' is suspended before its body begins, until it is awaited
                           // expect-note@#size: 'of' is used here, after that
                           // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
    co_return of.size(); // #size
  }
};
task<int> pushed(queue<text> &all) { co_await all.push(make()); }

// A forwarding reference takes whatever comes.
template <typename T> task<int> forwarded(T &&of) { co_return of.size(); }
template <typename T> task<T> forwarded_dependent(T &&of) { co_return of; }
task<int> named(text &of) {
  co_await forwarded(of);
  co_await forwarded(make());
  co_await forwarded_dependent(make());
}
// A callable is mostly awaited by who calls it.
auto callable = [](text &&of) -> task<int> { co_return of.size(); };
auto generic = [](auto &&of) -> task<int> { co_return of.size(); };
