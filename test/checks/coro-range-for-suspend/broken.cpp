// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-range-for-suspend %s --broken
#include "coro.h"
#include <vector>

struct client {
  task<> send();
};

struct hub {
  std::vector<client> clients;
  nothing unknown;
  void drop() { clients.clear(); } // #at2
  task<> of_nothing() {
    for (auto &c : missing)
      co_await c.send();
    for (auto &c : unknown)
      co_await c.send();
    for (client &c : clients) // expect-warning: 'hub::of_nothing' is suspended in this loop over 'clients': whoever runs meanwhile may call 'hub::drop', which takes elements out of it, and the iterator of the loop leads nowhere then
                              // expect-note: the iterators are taken here
                              // expect-note@#at1: the coroutine is suspended here
                              // expect-note@#at2: 'hub::drop' takes elements out of 'clients' here
                              // expect-note: the next turn of the loop uses them
                              // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await missing(c); // #at1
  }
  task<> goes_on() {
    missing();
    for (client &c : clients) // expect-warning: 'hub::goes_on' is suspended in this loop over 'clients': whoever runs meanwhile may call 'hub::drop', which takes elements out of it, and the iterator of the loop leads nowhere then
                              // expect-note: the iterators are taken here
                              // expect-note@#at3: the coroutine is suspended here
                              // expect-note@#at2: 'hub::drop' takes elements out of 'clients' here
                              // expect-note: the next turn of the loop uses them
                              // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await c.send(); // #at3
  }
};
