// Code that does not compile: what is left of it is followed.
// RUN: %check coro-thread-affine-across-suspend %s --broken
#include "coro.h"

task<> settle();

struct [[clang::annotate("coro::must_not_suspend")]] scope {
  explicit scope(int = 0);
  ~scope();
};

task<> before_an_error() {
  scope current; // #at1
  co_await settle(); // expect-warning: 'before_an_error' is suspended here while 'current' belongs to the thread, which does other things meanwhile and may not be the one that goes on
                     // expect-note@#at1: it begins here
                     // expect-note: end its scope before the suspension and begin another after it
  co_await unknown;
}

task<> wrong_arguments() {
  scope current("text"); // #at2
  co_await settle(); // expect-warning: 'wrong_arguments' is suspended here while 'current' belongs to the thread, which does other things meanwhile and may not be the one that goes on
                     // expect-note@#at2: it begins here
                     // expect-note: end its scope before the suspension and begin another after it
}
