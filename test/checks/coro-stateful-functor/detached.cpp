// Nobody waits for the coroutine, and its object ends.
// RUN: %check coro-stateful-functor %s
#include "coro.h"
#include "detached.h"

task<int> pause();
void show(int);

struct counter {
  int n;
  detached run() {
    co_await pause(); // #at1
    show(n); // #at2
  }
  detached run_at_once() {
    show(n);
    co_await pause();
  }
  detached operator()() {
    co_await pause(); // #at3
    show(n); // #at4
  }
};
void wait_for_all();

void temporary() { counter{1}.run(); } // expect-warning: 'counter::run' uses its object, a temporary 'counter', after that is destroyed
                                       // expect-note: it is destroyed here, at the end of the expression
                                       // expect-note@#at1: 'counter::run' is suspended here
                                       // expect-note@#at2: the object is used here, after that
                                       // expect-note: nobody waits for it: keep the object in the coroutine, as a parameter by value
void called() { counter{1}(); } // expect-warning: 'counter::operator()' uses its object, a temporary 'counter', after that is destroyed
                                // expect-note: it is destroyed here, at the end of the expression
                                // expect-note@#at3: 'counter::operator()' is suspended here
                                // expect-note@#at4: the object is used here, after that
                                // expect-note: nobody waits for it: keep the object in the coroutine, as a parameter by value
void variable() {
  counter c{1}; // #at5
  c.run(); // expect-warning: 'counter::run' uses its object, 'c', after that is destroyed
           // expect-note@#at5: 'c' is destroyed at the end of its scope
           // expect-note@#at1: 'counter::run' is suspended here
           // expect-note@#at2: the object is used here, after that
           // expect-note: nobody waits for it: keep the object in the coroutine, as a parameter by value
}
void before_the_suspension() { counter{1}.run_at_once(); }
void waits() {
  counter c{1};
  c.run();
  wait_for_all();
}
void on_the_heap() { (new counter{1})->run(); }
