// Loops over what nobody else can change, or that use no iterator afterwards.
// RUN: %check coro-range-for-suspend %s
#include "eager.h"
#include "coro.h"
#include <array>
#include <map>
#include <memory>
#include <vector>

struct client {
  task<> send(int);
};

namespace fixed {
const std::vector<client *> clients;
}
std::vector<client *> copied();

struct hub {
  std::vector<client *> clients;
  std::vector<client *> only_built;
  std::map<int, client> only_grows;
  std::array<client, 3> places;
  client plain[3];

  hub() { only_built.push_back(nullptr); }
  ~hub() { only_built.clear(); }
  hub &operator=(const hub &other) {
    only_built = other.only_built;
    return *this;
  }

  void change() {
    clients.clear();
    only_grows[1] = {};
    places = {};
    places.fill({});
  }

  task<> of_the_frame(std::vector<client> mine) {
    std::vector<client *> local = clients;
    for (client *c : local)
      co_await c->send(1);
    for (client *c : std::vector<client *>(clients))
      co_await c->send(1);
    for (client *c : copied())
      co_await c->send(1);
    for (client &c : mine)
      co_await c.send(1);
    mine.clear();
  }
  task<> nobody_changes_it() {
    for (client *c : only_built)
      co_await c->send(1);
    for (client *c : fixed::clients)
      co_await c->send(1);
  }
  // What is in a map stays where it is.
  task<> elements_stay() {
    for (auto &[id, c] : only_grows)
      co_await c.send(id);
  }
  task<> arrays() {
    for (client &c : places)
      co_await c.send(1);
    for (client &c : plain)
      co_await c.send(1);
  }
  task<> not_in_the_loop() {
    client *last = nullptr;
    for (client *c : clients)
      last = c;
    co_await last->send(1);
  }
  task<> leaves_the_loop() {
    for (client *c : clients) {
      co_await c->send(1);
      break;
    }
  }
  task<> each_time_from_the_beginning() {
    while (!clients.empty()) {
      auto it = clients.begin();
      co_await (*it)->send(1);
    }
  }
  task<> by_index() {
    for (int i = 0; i < clients.size(); ++i)
      co_await clients[i]->send(1);
  }
  eager never_suspended() {
    for (client *c : clients)
      co_await std::suspend_never();
  }
  // Who iterates knows what he changes.
  generator<client *> all() {
    for (client *c : clients)
      co_yield c;
  }
  // The coroutine itself changes it, which it does not do meanwhile.
  std::vector<client *> waiting;
  task<> drain() {
    for (client *c : waiting)
      co_await c->send(1);
    waiting.clear();
  }
};

// Two objects that have nothing to do with each other.
struct request {
  std::vector<int> fields;
};
void parse(request &into) { into.fields.push_back(1); }
task<> print(int);
task<> handle(request &of) {
  for (int f : of.fields)
    co_await print(f);
}

// One that is built here, and one that only this coroutine has.
void build() {
  hub h;
  h.clients.push_back(nullptr);
}
struct parts {
  std::vector<int> list;
  void clear() { list.clear(); }
};
task<> owned(std::unique_ptr<parts> p, parts q) {
  for (int i : p->list)
    co_await print(i);
  for (int i : q.list)
    co_await print(i);
}

// What main does, it does before.
std::vector<int> arguments;
task<> print_all() {
  for (int n : arguments)
    co_await print(n);
}
int main() {
  arguments.push_back(1);
  auto all = print_all();
}

// An object is made like another.
struct table {
  std::vector<int> parts;
  void copy_parts(const table &from) { parts = from.parts; }
  task<> print_parts() {
    for (int n : parts)
      co_await print(n);
  }
};
