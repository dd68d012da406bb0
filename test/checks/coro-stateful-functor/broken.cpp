// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-stateful-functor %s --broken
#include "coro.h"

struct job {
  int id;
  task<int> run() { co_return id; } // #at1
};

task<int> broken_object() {
  return job{nowhere()}.run(); // expect-warning: 'job::run' uses its object, a temporary 'job', after that is destroyed
                               // expect-note: it is destroyed here, at the end of the expression
                               // expect-note@#at1: 'job::run' is suspended before its body begins, until it is awaited
                               // expect-note@#at1: the object is used here, after that
                               // expect-note: await the call while the object lives, or keep the object in the coroutine, as a parameter by value
}

task<int> goes_on() {
  missing();
  return job{1}.run(); // expect-warning: 'job::run' uses its object, a temporary 'job', after that is destroyed
                       // expect-note: it is destroyed here, at the end of the expression
                       // expect-note@#at1: 'job::run' is suspended before its body begins, until it is awaited
                       // expect-note@#at1: the object is used here, after that
                       // expect-note: await the call while the object lives, or keep the object in the coroutine, as a parameter by value
}
