// Ranges that live, and generators that do not look at them.
// RUN: %check coro-dangling-generator-range %s
#include "texts.h"
#include "coro.h"

generator<char> letters(const text &of) {
  for (int i = 0; i != of.size(); ++i)
    co_yield of.data()[i];
}
generator<char> owned(text of) {
  for (int i = 0; i != of.size(); ++i)
    co_yield of.data()[i];
}
generator<char> ignored(const text &) { co_yield 'x'; }

int sum(const text &of) {
  int sum = 0;
  for (char each : letters(of))
    sum += each;
  text kept = make();
  for (char each : letters(kept))
    sum += each;
  for (char each : owned(make()))
    sum += each;
  for (char each : ignored(make()))
    sum += each;
  return sum;
}
