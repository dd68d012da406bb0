// WithoutChange: also what nobody in this translation unit can be seen to change.
// RUN: %check coro-range-for-suspend %s --option WithoutChange=true
#include "coro.h"
#include <array>
#include <vector>

task<> print(int);

struct list {
  std::vector<int> numbers;
  std::array<int, 3> places;
  const std::vector<int> names;
  task<> each(const std::vector<int> &others, std::vector<int> mine) {
    for (int n : numbers) // expect-warning: 'list::each' is suspended in this loop over 'numbers': whoever runs meanwhile may change it, and the iterator of the loop leads nowhere then
                          // expect-note: the iterators are taken here
                          // expect-note@#at1: the coroutine is suspended here
                          // expect-note: the next turn of the loop uses them
                          // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await print(n); // #at1
    for (int n : others) // expect-warning: 'list::each' is suspended in this loop over 'others': whoever runs meanwhile may change it, and the iterator of the loop leads nowhere then
                         // expect-note: the iterators are taken here
                         // expect-note@#at2: the coroutine is suspended here
                         // expect-note: the next turn of the loop uses them
                         // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await print(n); // #at2
    for (int n : places)
      co_await print(n);
    for (int n : names)
      co_await print(n);
    for (int n : mine)
      co_await print(n);
  }
};
