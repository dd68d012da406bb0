// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-return-dangling %s --broken
#include "texts.h"
#include "coro.h"

task<view> broken_operand() {
  co_return nowhere();
}

task<view> goes_on() {
  text local = make(); // #at1
  missing();
  co_return local; // expect-warning: 'goes_on' gives whoever awaits it a view to 'local', which is destroyed before that
                   // expect-note@#at1: 'local' is destroyed when the body ends
                   // expect-note: the coroutine that awaits it goes on after that
                   // expect-note: give the result by value
}
