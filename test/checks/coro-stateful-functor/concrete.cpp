// Members of temporaries and of variables that end.
// RUN: %check coro-stateful-functor %s
#include "coro.h"

task<int> pause();
struct job {
  int id;
  task<int> run() { // #at1
    co_await pause();
    co_return id; // #at2
  }
  task<int> operator()() { co_return id; } // #at4
};
struct derived : job {};

task<int> temporary() { return job{1}.run(); } // expect-warning: 'job::run' uses its object, a temporary 'job', after that is destroyed
                                               // expect-note: it is destroyed here, at the end of the expression
                                               // expect-note@#at1: 'job::run' is suspended before its body begins, until it is awaited
                                               // expect-note@#at2: the object is used here, after that
                                               // expect-note: await the call while the object lives, or keep the object in the coroutine, as a parameter by value

task<int> variable() {
  job local{1}; // #at3
  return local(); // expect-warning: 'job::operator()' uses its object, 'local', after that is destroyed
                  // expect-note@#at3: 'local' is destroyed at the end of its scope
                  // expect-note@#at4: 'job::operator()' is suspended before its body begins, until it is awaited
                  // expect-note@#at4: the object is used here, after that
                  // expect-note: await the call while the object lives, or keep the object in the coroutine, as a parameter by value
}

task<> kept() {
  auto it = job{1}(); // expect-warning: 'job::operator()' uses its object, a temporary 'job', after that is destroyed
                      // expect-note: it is destroyed here, at the end of the expression
                      // expect-note@#at4: 'job::operator()' is suspended before its body begins, until it is awaited
                      // expect-note@#at4: the object is used here, after that
                      // expect-note: await the call while the object lives, or keep the object in the coroutine, as a parameter by value
  co_await static_cast<task<int> &&>(it);
}

task<int> of_base() { return derived{{1}}.run(); } // expect-warning: 'job::run' uses its object, a temporary 'derived', after that is destroyed
                                                   // expect-note: it is destroyed here, at the end of the expression
                                                   // expect-note@#at1: 'job::run' is suspended before its body begins, until it is awaited
                                                   // expect-note@#at2: the object is used here, after that
                                                   // expect-note: await the call while the object lives, or keep the object in the coroutine, as a parameter by value
