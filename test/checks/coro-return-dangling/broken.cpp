// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-return-dangling %s --broken
#include "../Inputs/texts.h"
#include "coro.h"

task<view> broken_operand() {
  co_return nowhere(); // expect-error: use of undeclared identifier 'nowhere'
}

task<view> goes_on() {
  text local = make();
  missing(); // expect-error: use of undeclared identifier 'missing'
  co_return local;
}
