// What counts as a change of a container.
// RUN: %check coro-range-for-suspend %s
#include "coro.h"
#include <unordered_map>
#include <utility>
#include <vector>

task<> print(int);

struct filtered {
  std::vector<int> list;
  void drop() {
    std::erase_if(list, +[](const int &n) { return n == 0; }); // #at2
  }
  task<> each() {
    for (int n : list) // expect-warning: 'filtered::each' is suspended in this loop over 'list': whoever runs meanwhile may call 'filtered::drop', which takes elements out of it, and the iterator of the loop leads nowhere then
                       // expect-note: the iterators are taken here
                       // expect-note@#at1: the coroutine is suspended here
                       // expect-note@#at2: 'filtered::drop' takes elements out of 'list' here
                       // expect-note: the next turn of the loop uses them
                       // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await print(n); // #at1
  }
};

struct exchanged {
  std::vector<int> list;
  std::vector<int> take() { return std::exchange(list, {}); } // #at4
  task<> each() {
    for (int n : list) // expect-warning: 'exchanged::each' is suspended in this loop over 'list': whoever runs meanwhile may call 'exchanged::take', which replaces what is in it, and the iterator of the loop leads nowhere then
                       // expect-note: the iterators are taken here
                       // expect-note@#at3: the coroutine is suspended here
                       // expect-note@#at4: 'exchanged::take' replaces what is in 'list' here
                       // expect-note: the next turn of the loop uses them
                       // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await print(n); // #at3
  }
};

// What is looked up and not there, is made.
struct looked_up {
  std::unordered_map<int, int> table;
  int value(int k) { return table[k]; } // #at6
  task<> each() {
    for (auto [k, v] : table) // expect-warning: 'looked_up::each' is suspended in this loop over 'table': whoever runs meanwhile may call 'looked_up::value', which puts elements into it, and the iterator of the loop leads nowhere then
                              // expect-note: the iterators are taken here
                              // expect-note@#at5: the coroutine is suspended here
                              // expect-note@#at6: 'looked_up::value' puts elements into 'table' here, which ends its iterators
                              // expect-note: the next turn of the loop uses them
                              // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await print(k); // #at5
  }
};

// By another name.
struct named {
  std::vector<int> list;
  void drop() {
    auto &mine = this->list;
    mine.clear(); // #at8
  }
  task<> each() {
    const auto &mine = list;
    for (int n : mine) // expect-warning: 'named::each' is suspended in this loop over 'list': whoever runs meanwhile may call 'named::drop', which takes elements out of it, and the iterator of the loop leads nowhere then
                       // expect-note: the iterators are taken here
                       // expect-note@#at7: the coroutine is suspended here
                       // expect-note@#at8: 'named::drop' takes elements out of 'list' here
                       // expect-note: the next turn of the loop uses them
                       // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await print(n); // #at7
  }
};

// A class of the project's own.
struct table {
  int *begin() const;
  int *end() const;
  void add(int);
  void erase(int);
};
struct own_class {
  table lost, added;
  void change() {
    lost.erase(1); // #at10
    added.add(1);
  }
  task<> each() {
    for (int n : lost) // expect-warning: 'own_class::each' is suspended in this loop over 'lost': whoever runs meanwhile may call 'own_class::change', which takes elements out of it, and the iterator of the loop leads nowhere then
                       // expect-note: the iterators are taken here
                       // expect-note@#at9: the coroutine is suspended here
                       // expect-note@#at10: 'own_class::change' takes elements out of 'lost' here
                       // expect-note: the next turn of the loop uses them
                       // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await print(n); // #at9
    for (int n : added)
      co_await print(n);
  }
};
