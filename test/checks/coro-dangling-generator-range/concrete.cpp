// Temporaries in the range, which C++20 destroys before the loop begins.
// RUN: %check coro-dangling-generator-range %s --one-library
#include "texts.h"
#include "coro.h"

generator<char> letters(const text &of) { // #at1
  for (int i = 0; i != of.size(); ++i) // #at2
    co_yield of.data()[i];
}
generator<char> shown(view of) { // #at3
  for (int i = 0; i != of.size(); ++i) // #at4
    co_yield 'x';
}

int of_temporary() {
  int sum = 0;
  for (char each : letters(make())) // expect-warning: the loop iterates 'letters', which refers to a temporary 'text' that is destroyed before the first element
                                    // expect-note: it is destroyed here, before the loop begins
                                    // expect-note@#at1: 'letters' is suspended before its body begins, until it is awaited
                                    // expect-note@#at2: 'of' is used here, after that
                                    // expect-note: keep the object in a variable before the loop, or take the parameter by value; from C++23 on it lives as long as the loop
    sum += each;
  for (char each : shown(make())) // expect-warning: the loop iterates 'shown', which refers to a temporary 'text' that is destroyed before the first element
                                  // expect-note: it is destroyed here, before the loop begins
                                  // expect-note@#at3: 'shown' is suspended before its body begins, until it is awaited
                                  // expect-note@#at4: 'of' is used here, after that
                                  // expect-note: keep the object in a variable before the loop, or take the parameter by value; from C++23 on it lives as long as the loop
    sum += each;
  return sum;
}
