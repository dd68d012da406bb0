// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-dangling-generator-range %s --broken --one-library
#include "texts.h"
#include "coro.h"

generator<char> letters(const text &of) { // #at1
  for (int i = 0; i != of.size(); ++i) // #at2
    co_yield of.data()[i];
}

int broken_range() {
  int sum = 0;
  for (char each : letters(nowhere()))
    sum += each;
  return sum;
}

int goes_on() {
  int sum = missing();
  for (char each : letters(make())) // expect-warning: the loop iterates 'letters', which refers to a temporary 'text' that is destroyed before the first element
                                    // expect-note: it is destroyed here, before the loop begins
                                    // expect-note@#at1: 'letters' is suspended before its body begins, until it is awaited
                                    // expect-note@#at2: 'of' is used here, after that
                                    // expect-note: keep the object in a variable before the loop, or take the parameter by value; from C++23 on it lives as long as the loop
    sum += each;
  return sum;
}
