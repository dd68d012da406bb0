// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-dangling-generator-range %s --broken --one-library
#include "../Inputs/texts.h"
#include "coro.h"

generator<char> letters(const text &of) {
  for (int i = 0; i != of.size(); ++i)
    co_yield of.data()[i];
}

int broken_range() {
  int sum = 0;
  for (char each : letters(nowhere())) // expect-error: use of undeclared identifier 'nowhere'
    sum += each;
  return sum;
}

int goes_on() {
  int sum = missing(); // expect-error: use of undeclared identifier 'missing'
  for (char each : letters(make()))
    sum += each;
  return sum;
}
