// A task that is passed to another one begins when that does.
// RUN: %check coro-return-local-task %s
#include "texts.h"
#include "coro.h"
#include "eager.h"

void show(const text &);
task<> print(const text &t) { // #at1
  show(t); // #at2
  co_return;
}
task<> with_timeout(task<>, int seconds);
eager at_once(task<>);
int wait_for(task<>);

task<> passed_on(text t) { return with_timeout(print(t), 1); } // expect-warning: the task that 'passed_on' returns refers to 't', which is destroyed before the coroutine uses it
                                                               // expect-note: 't' is destroyed when 'passed_on' returns
                                                               // expect-note@#at1: 'print' is suspended before its body begins, until it is awaited
                                                               // expect-note@#at2: 't' is used here, after that
                                                               // expect-note: make 'passed_on' a coroutine, whose frame keeps it: co_return co_await the call; or have 'print' take the parameter by value
task<> twice(text t) { return with_timeout(with_timeout(print(t), 1), 2); } // expect-warning: the task that 'twice' returns refers to 't', which is destroyed before the coroutine uses it
                                                                            // expect-note: 't' is destroyed when 'twice' returns
                                                                            // expect-note@#at1: 'print' is suspended before its body begins, until it is awaited
                                                                            // expect-note@#at2: 't' is used here, after that
                                                                            // expect-note: make 'twice' a coroutine, whose frame keeps it: co_return co_await the call; or have 'print' take the parameter by value

task<> awaited(text t) { co_await with_timeout(print(t), 1); }
eager begun(text t) { return at_once(print(t)); }
int waited_for(text t) { return wait_for(print(t)); }
