// Generators made from templates, each mistake once.
// RUN: %check coro-dangling-generator-range %s --one-library
#include "../Inputs/texts.h"
#include "coro.h"

template <typename T> generator<char> letters(const T &of) {
  for (int i = 0; i != of.size(); ++i)
    co_yield of.data()[i];
}

template <typename T> task<int> count() {
  int sum = 0;
  for (char each : letters(text("abc")))
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
