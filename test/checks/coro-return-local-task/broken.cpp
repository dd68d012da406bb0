// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-return-local-task %s --broken
#include "texts.h"
#include "coro.h"

task<int> length(const text &of) { co_return of.size(); } // #at2

task<int> broken_argument() {
  return length(nowhere());
}

task<int> goes_on() {
  text local = make(); // #at1
  missing();
  return length(local); // expect-warning: the task that 'goes_on' returns refers to 'local', which is destroyed before the coroutine uses it
                        // expect-note@#at1: 'local' is destroyed when 'goes_on' returns
                        // expect-note@#at2: 'length' is suspended before its body begins, until it is awaited
                        // expect-note@#at2: 'of' is used here, after that
                        // expect-note: make 'goes_on' a coroutine, whose frame keeps it: co_return co_await the call; or have 'length' take the parameter by value
}
