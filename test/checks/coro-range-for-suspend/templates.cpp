// Coroutines and changes in templates, each mistake once.
// RUN: %check coro-range-for-suspend %s
#include "coro.h"
#include <vector>

template <typename T> struct hub {
  std::vector<T *> clients;
  void drop() { clients.clear(); } // #at2
  task<> notify() {
    for (T *c : clients) // expect-warning: 'hub<client>::notify' is suspended in this loop over 'clients': whoever runs meanwhile may call 'hub::drop', which takes elements out of it, and the iterator of the loop leads nowhere then
                         // expect-note: the iterators are taken here
                         // expect-note@#at1: the coroutine is suspended here
                         // expect-note@#at2: 'hub::drop' takes elements out of 'clients' here
                         // expect-note: the next turn of the loop uses them
                         // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await c->send(); // #at1
  }
  // Never made: nothing is known of what it awaits.
  task<> never() {
    for (T *c : clients)
      co_await c->send();
  }
};

struct client {
  task<> send();
};
struct other {
  task<> send();
};
task<> use(hub<client> &a, hub<other> &b) {
  co_await a.notify();
  co_await b.notify();
}

// A template of a function that changes what a class has.
struct list {
  std::vector<client> all;
  template <typename T> void set(T from) { all = from; } // #at4
  task<> each() {
    for (client &c : all) // expect-warning: 'list::each' is suspended in this loop over 'all': whoever runs meanwhile may call 'list::set', which replaces what is in it, and the iterator of the loop leads nowhere then
                          // expect-note: the iterators are taken here
                          // expect-note@#at3: the coroutine is suspended here
                          // expect-note@#at4: 'list::set' replaces what is in 'all' here
                          // expect-note: the next turn of the loop uses them
                          // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await c.send(); // #at3
  }
};

// A coroutine whose promise is known in the pattern.
std::vector<client> everybody;
void forget() { everybody.clear(); } // #at6
template <int N> task<> times() {
  for (client &c : everybody) // expect-warning: 'times' is suspended in this loop over 'everybody': whoever runs meanwhile may call 'forget', which takes elements out of it, and the iterator of the loop leads nowhere then
                              // expect-note: the iterators are taken here
                              // expect-note@#at5: the coroutine is suspended here
                              // expect-note@#at6: 'forget' takes elements out of 'everybody' here
                              // expect-note: the next turn of the loop uses them
                              // expect-note: loop over a copy, or collect what is needed before anything is awaited
    co_await c.send(); // #at5
}
task<> both() {
  co_await times<1>();
  co_await times<2>();
}
