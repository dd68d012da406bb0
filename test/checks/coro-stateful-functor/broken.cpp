// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-stateful-functor %s --broken
#include "coro.h"

struct job {
  int id;
  task<int> run() { co_return id; }
};

task<int> broken_object() {
  return job{nowhere()}.run(); // expect-error: use of undeclared identifier 'nowhere'
}

task<int> goes_on() {
  missing(); // expect-error: use of undeclared identifier 'missing'
  return job{1}.run();
}
