// Generators made from templates, each mistake once.
// RUN: %check coro-dangling-generator-range %s --one-library
#include "texts.h"
#include "coro.h"

template <typename T> generator<char> letters(const T &of) { // #at1
  for (int i = 0; i != of.size(); ++i) // #at2
    co_yield of.data()[i];
}

template <typename T> task<int> count() {
  int sum = 0;
  for (char each : letters(text("abc"))) // expect-warning: the loop iterates 'letters<text>', which refers to a temporary 'text' that is destroyed before the first element
                                         // expect-note: it is destroyed here, before the loop begins
                                         // expect-note@#at1: 'letters<text>' is suspended before its body begins, until it is awaited
                                         // expect-note@#at2: 'of' is used here, after that
                                         // expect-note: keep the object in a variable before the loop, or take the parameter by value; from C++23 on it lives as long as the loop
    sum += each;
  co_return sum;
}
template <typename T> task<int> never_instantiated() {
  int sum = 0;
  for (char each : letters(T("abc")))
    sum += each;
  co_return sum;
}

task<> use() {
  co_await count<int>();
  co_await count<char>();
}
