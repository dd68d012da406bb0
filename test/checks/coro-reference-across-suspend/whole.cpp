// A container is replaced with the object that it is a part of.
// RUN: %check coro-reference-across-suspend %s
#include "coro.h"
#include <map>

struct node {
  int weight;
};
task<> later();
void use(const node &);

struct state_machine {
  struct state {
    std::map<int, node> nodes;
  };
  state current;
  task<state> load();
  task<> reload() { current = co_await load(); } // #at3
  task<> restart(int id) {
    const auto &n = current.nodes.find(id)->second; // #at1
    co_await later(); // #at2
    use(n); // expect-warning: 'n' is used after 'state_machine::restart' was suspended: whoever ran meanwhile may have called 'state_machine::reload', which replaces what is in 'nodes', and it leads nowhere then
            // expect-note@#at1: it is got from 'nodes' here
            // expect-note@#at2: the coroutine is suspended here
            // expect-note@#at3: 'state_machine::reload' replaces what is in 'nodes' here
            // expect-note: it is used here, after that
            // expect-note@#at1: copy what is needed of it, or look for it again after the suspension
  }
};

// What a pointer leads to is no part of it.
struct apart {
  struct state {
    std::map<int, node> nodes;
  };
  struct wrapper {
    state *current;
  };
  wrapper owner;
  void reload() { owner = {}; }
  task<> restart(int id) {
    const auto &n = owner.current->nodes.find(id)->second;
    co_await later();
    use(n);
  }
};
