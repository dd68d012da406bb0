// Loops over what others change, where the loop is suspended.
// RUN: %check coro-range-for-suspend %s
#include "eager.h"
#include "coro.h"
#include <deque>
#include <map>
#include <utility>
#include <vector>

struct client {
  task<> send(int);
  bool wants(int) const;
};

struct hub {
  std::vector<client *> clients;
  std::vector<client> owned;
  std::map<int, client> by_id;
  std::deque<client> queue;

  void forget(std::vector<client *>::iterator it) {
    clients.erase(it); // #at2
  }
  void add(client c) {
    owned.push_back(c); // #at4
    queue.push_back(c); // #at8
  }
  void drop(int id) {
    by_id.erase(id); // #at6
  }

  task<> notify(int n) {
    for (client *c : clients) // expect-warning: 'hub::notify' is suspended in this loop over 'clients': whoever runs meanwhile may call 'hub::forget', which takes elements out of it, and the iterator of the loop leads nowhere then
                              // expect-note: the iterators are taken here
                              // expect-note@#at1: the coroutine is suspended here
                              // expect-note@#at2: 'hub::forget' takes elements out of 'clients' here
                              // expect-note: the next turn of the loop uses them
                              // expect-note: loop over a copy, or collect what is needed before anything is awaited
      if (c->wants(n))
        co_await c->send(n); // #at1
  }
  task<> notify_owned(int n) {
    for (client &c : owned) { // expect-warning: 'hub::notify_owned' is suspended in this loop over 'owned': whoever runs meanwhile may call 'hub::add', which puts elements into it, and the iterator of the loop leads nowhere then
                              // expect-note: the iterators are taken here
                              // expect-note@#at3: the coroutine is suspended here
                              // expect-note@#at4: 'hub::add' puts elements into 'owned' here, which ends its iterators
                              // expect-note: the next turn of the loop uses them
                              // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await c.send(n); // #at3
    }
  }
  task<> notify_some(int n) {
    for (auto &[id, c] : by_id) // expect-warning: 'hub::notify_some' is suspended in this loop over 'by_id': whoever runs meanwhile may call 'hub::drop', which takes elements out of it, and the iterator of the loop leads nowhere then
                                // expect-note: the iterators are taken here
                                // expect-note@#at5: the coroutine is suspended here
                                // expect-note@#at6: 'hub::drop' takes elements out of 'by_id' here
                                // expect-note: the next turn of the loop uses them
                                // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await c.send(n + id); // #at5
  }
  eager notify_queued() {
    for (client &c : queue) // expect-warning: 'hub::notify_queued' is suspended in this loop over 'queue': whoever runs meanwhile may call 'hub::add', which puts elements into it, and the iterator of the loop leads nowhere then
                            // expect-note: the iterators are taken here
                            // expect-note@#at7: the coroutine is suspended here
                            // expect-note@#at8: 'hub::add' puts elements into 'queue' here, which ends its iterators
                            // expect-note: the next turn of the loop uses them
                            // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await c.send(1); // #at7
  }
  task<> by_hand() {
    for (auto it = by_id.begin(); it != by_id.end(); ++it) // expect-warning: 'hub::by_hand' is suspended in this loop over 'by_id': whoever runs meanwhile may call 'hub::drop', which takes elements out of it, and the iterator of the loop leads nowhere then
                                                           // expect-note: the iterators are taken here
                                                           // expect-note@#at9: the coroutine is suspended here
                                                           // expect-note@#at6: 'hub::drop' takes elements out of 'by_id' here
                                                           // expect-note: the next turn of the loop uses them
                                                           // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await it->second.send(1); // #at9
  }
};

std::vector<client> all;
void empty_all() { all = {}; } // #at11

task<> everybody() {
  for (client &c : all) // expect-warning: 'everybody' is suspended in this loop over 'all': whoever runs meanwhile may call 'empty_all', which replaces what is in it, and the iterator of the loop leads nowhere then
                        // expect-note: the iterators are taken here
                        // expect-note@#at10: the coroutine is suspended here
                        // expect-note@#at11: 'empty_all' replaces what is in 'all' here
                        // expect-note: the next turn of the loop uses them
                        // expect-note: loop over a copy, or collect what is needed before anything is awaited
    co_await c.send(1); // #at10
}

// Somebody else's object, whose members change it.
task<> of_another(hub &h) {
  for (client *c : h.clients) // expect-warning: 'of_another' is suspended in this loop over 'clients': whoever runs meanwhile may call 'hub::forget', which takes elements out of it, and the iterator of the loop leads nowhere then
                              // expect-note: the iterators are taken here
                              // expect-note@#at12: the coroutine is suspended here
                              // expect-note@#at2: 'hub::forget' takes elements out of 'clients' here
                              // expect-note: the next turn of the loop uses them
                              // expect-note: loop over a copy, or collect what is needed before anything is awaited
    co_await c->send(1); // #at12
}

void start(hub *h) {
  auto run = [](hub *h) -> eager {
    for (client &c : h->owned) // expect-warning: the coroutine of the lambda is suspended in this loop over 'owned': whoever runs meanwhile may call 'hub::add', which puts elements into it, and the iterator of the loop leads nowhere then
                               // expect-note: the iterators are taken here
                               // expect-note@#at13: the coroutine is suspended here
                               // expect-note@#at4: 'hub::add' puts elements into 'owned' here, which ends its iterators
                               // expect-note: the next turn of the loop uses them
                               // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await c.send(1); // #at13
  };
  run(h);
}

// The whole is moved away by a lambda.
struct box {
  std::vector<int> items;
  task<> wait(int);
  void later() {
    auto take = [this] { return std::vector<int>(std::move(items)); }; // #at15
    take();
  }
  task<> each() {
    for (int i : items) // expect-warning: 'box::each' is suspended in this loop over 'items': whoever runs meanwhile may call a lambda, which takes elements out of it, and the iterator of the loop leads nowhere then
                        // expect-note: the iterators are taken here
                        // expect-note@#at14: the coroutine is suspended here
                        // expect-note@#at15: a lambda takes elements out of 'items' here
                        // expect-note: the next turn of the loop uses them
                        // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await wait(i); // #at14
  }
};
