// What leads to nothing that others can destroy, or is not used any more.
// RUN: %check coro-reference-across-suspend %s
#include "eager.h"
#include "coro.h"
#include <array>
#include <deque>
#include <map>
#include <memory>
#include <vector>

struct node {
  int weight;
};
task<> later();
task<int> ask(const node &);
void use(const node &);
void use(int);
void renew(std::map<int, node>::iterator &);

struct [[clang::annotate("coro::lock")]] guard {
  guard();
  ~guard();
};

struct cluster {
  std::map<int, node> nodes;
  std::map<int, node> only_grow;
  std::vector<node *> pointers;
  std::vector<std::unique_ptr<node>> owned;
  std::vector<std::shared_ptr<node>> shared;
  std::deque<node> queue;
  std::array<node, 3> places;
  int count;

  void change() {
    nodes.clear();
    only_grow[1] = {};
    pointers.push_back(nullptr);
    pointers.clear();
    owned.push_back({});
    shared.clear();
    queue.push_back({});
    places = {};
    count = 1;
  }

  task<> copy() {
    node n = nodes[1];
    int weight = nodes[1].weight;
    co_await later();
    use(n);
    use(weight);
  }
  task<> used_before() {
    auto &n = nodes[1];
    use(n);
    co_await later();
  }
  task<> passed_to_what_is_awaited() {
    auto &n = nodes[1];
    co_await ask(n);
  }
  task<> looked_for_again() {
    auto it = nodes.find(1);
    co_await later();
    it = nodes.find(1);
    use(it->second);
    co_await later();
    renew(it);
    use(it->second);
  }
  task<> each_turn_anew() {
    for (int i = 0; i < 3; ++i) {
      auto &n = nodes[i];
      use(n);
      co_await later();
    }
  }
  task<> elements_stay() {
    auto &n = only_grow[1];
    auto &q = queue.front();
    co_await later();
    use(n);
    use(q);
  }
  task<> no_container() {
    int &n = count;
    node *first = &places[0];
    co_await later();
    use(n);
    use(*first);
  }
  // The vector has pointers; nobody says that what they lead to is gone.
  task<> kept_elsewhere() {
    node *n = pointers[0];
    node &same = *pointers[0];
    co_await later();
    use(*n);
    use(same);
  }
  // What grows moves the pointers only.
  task<> behind_pointers() {
    node *n = owned.front().get();
    co_await later();
    use(*n);
  }
  task<> held_by_others() {
    node &n = *shared[0];
    std::shared_ptr<node> mine = shared[0];
    co_await later();
    use(n);
    use(*mine);
  }
  task<> the_container_itself() {
    auto &all = nodes;
    co_await later();
    all.clear();
    use(all[1]);
  }
  task<> only_asked() {
    node *n = &nodes[1];
    co_await later();
    if (n)
      co_return;
    (void)n;
  }
  task<> under_a_lock() {
    guard g;
    auto &n = nodes[1];
    co_await later();
    use(n);
  }
  task<> of_the_frame(std::map<int, node> mine) {
    auto &n = mine[1];
    co_await later();
    use(n);
  }
  eager never_suspended() {
    auto &n = nodes[1];
    co_await std::suspend_never();
    use(n);
  }
  // coro-range-for-suspend says that.
  task<> in_a_loop() {
    for (auto &[id, n] : nodes) {
      co_await later();
      use(n);
    }
  }
};
