// Temporaries in the range, which C++20 destroys before the loop begins.
// RUN: %check coro-dangling-generator-range %s --one-library
#include "../Inputs/texts.h"
#include "coro.h"

generator<char> letters(const text &of) {
  for (int i = 0; i != of.size(); ++i)
    co_yield of.data()[i];
}
generator<char> shown(view of) {
  for (int i = 0; i != of.size(); ++i)
    co_yield 'x';
}

int of_temporary() {
  int sum = 0;
  for (char each : letters(make()))
    sum += each;
  for (char each : shown(make()))
    sum += each;
  return sum;
}
