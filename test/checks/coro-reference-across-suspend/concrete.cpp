// What leads into a container is used when others may have changed it.
// RUN: %check coro-reference-across-suspend %s
#include "eager.h"
#include "coro.h"
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct node {
  std::string name;
  int weight;
};
task<> later();
void use(const node &);
void use(int);

struct cluster {
  std::map<int, node> nodes;
  std::vector<node> list;
  std::vector<std::unique_ptr<node>> owned;
  std::string title;

  void reload() {
    nodes.clear(); // #at3
    owned.clear(); // #at18
  }
  void rename(const std::string &to) {
    title = to; // #at13
  }
  void add(node n) {
    list.push_back(n); // #at10
  }

  task<> element() {
    auto &n = nodes[1]; // #at1
    co_await later(); // #at2
    use(n); // expect-warning: 'n' is used after 'cluster::element' was suspended: whoever ran meanwhile may have called 'cluster::reload', which takes elements out of 'nodes', and it leads nowhere then
            // expect-note@#at1: it is got from 'nodes' here
            // expect-note@#at2: the coroutine is suspended here
            // expect-note@#at3: 'cluster::reload' takes elements out of 'nodes' here
            // expect-note: it is used here, after that
            // expect-note@#at1: copy what is needed of it, or look for it again after the suspension
  }
  task<> found() {
    auto it = nodes.find(1); // #at4
    if (it == nodes.end())
      co_return;
    co_await later(); // #at5
    use(it->second); // expect-warning: 'it' is used after 'cluster::found' was suspended: whoever ran meanwhile may have called 'cluster::reload', which takes elements out of 'nodes', and it leads nowhere then
                     // expect-note@#at4: it is got from 'nodes' here
                     // expect-note@#at5: the coroutine is suspended here
                     // expect-note@#at3: 'cluster::reload' takes elements out of 'nodes' here
                     // expect-note: it is used here, after that
                     // expect-note@#at4: copy what is needed of it, or look for it again after the suspension
  }
  task<> through_an_iterator() {
    const node &n = nodes.find(1)->second; // #at6
    co_await later(); // #at7
    use(n); // expect-warning: 'n' is used after 'cluster::through_an_iterator' was suspended: whoever ran meanwhile may have called 'cluster::reload', which takes elements out of 'nodes', and it leads nowhere then
            // expect-note@#at6: it is got from 'nodes' here
            // expect-note@#at7: the coroutine is suspended here
            // expect-note@#at3: 'cluster::reload' takes elements out of 'nodes' here
            // expect-note: it is used here, after that
            // expect-note@#at6: copy what is needed of it, or look for it again after the suspension
  }
  task<> moved_elements() {
    node *n = &list[0]; // #at8
    co_await later(); // #at9
    use(*n); // expect-warning: 'n' is used after 'cluster::moved_elements' was suspended: whoever ran meanwhile may have called 'cluster::add', which puts elements into 'list', and it leads nowhere then
             // expect-note@#at8: it is got from 'list' here
             // expect-note@#at9: the coroutine is suspended here
             // expect-note@#at10: 'cluster::add' puts elements into 'list' here, which may move the others
             // expect-note: it is used here, after that
             // expect-note@#at8: copy what is needed of it, or look for it again after the suspension
  }
  task<> view() {
    std::string_view v = title; // #at11
    co_await later(); // #at12
    use(v.size()); // expect-warning: 'v' is used after 'cluster::view' was suspended: whoever ran meanwhile may have called 'cluster::rename', which replaces what is in 'title', and it leads nowhere then
                   // expect-note@#at11: it is got from 'title' here
                   // expect-note@#at12: the coroutine is suspended here
                   // expect-note@#at13: 'cluster::rename' replaces what is in 'title' here
                   // expect-note: it is used here, after that
                   // expect-note@#at11: copy what is needed of it, or look for it again after the suspension
  }
  task<> of_an_element() {
    const char *text = nodes.at(1).name.c_str(); // #at14
    co_await later(); // #at15
    use(text[0]); // expect-warning: 'text' is used after 'cluster::of_an_element' was suspended: whoever ran meanwhile may have called 'cluster::reload', which takes elements out of 'nodes', and it leads nowhere then
                  // expect-note@#at14: it is got from 'nodes' here
                  // expect-note@#at15: the coroutine is suspended here
                  // expect-note@#at3: 'cluster::reload' takes elements out of 'nodes' here
                  // expect-note: it is used here, after that
                  // expect-note@#at14: copy what is needed of it, or look for it again after the suspension
  }
  task<> behind_a_pointer() {
    node &n = *owned.front(); // #at16
    co_await later(); // #at17
    use(n); // expect-warning: 'n' is used after 'cluster::behind_a_pointer' was suspended: whoever ran meanwhile may have called 'cluster::reload', which takes elements out of 'owned', and it leads nowhere then
            // expect-note@#at16: it is got from 'owned' here
            // expect-note@#at17: the coroutine is suspended here
            // expect-note@#at18: 'cluster::reload' takes elements out of 'owned' here
            // expect-note: it is used here, after that
            // expect-note@#at16: copy what is needed of it, or look for it again after the suspension
  }
  task<> assigned_before(int k) {
    std::map<int, node>::iterator it = nodes.begin();
    it = nodes.find(k); // #at19
    co_await later(); // #at20
    use(it->second); // expect-warning: 'it' is used after 'cluster::assigned_before' was suspended: whoever ran meanwhile may have called 'cluster::reload', which takes elements out of 'nodes', and it leads nowhere then
                     // expect-note@#at19: it is got from 'nodes' here
                     // expect-note@#at20: the coroutine is suspended here
                     // expect-note@#at3: 'cluster::reload' takes elements out of 'nodes' here
                     // expect-note: it is used here, after that
                     // expect-note@#at19: copy what is needed of it, or look for it again after the suspension
  }
  task<> on_one_way(bool wait) {
    auto &n = nodes[1]; // #at21
    if (wait)
      co_await later(); // #at22
    use(n); // expect-warning: 'n' is used after 'cluster::on_one_way' was suspended: whoever ran meanwhile may have called 'cluster::reload', which takes elements out of 'nodes', and it leads nowhere then
            // expect-note@#at21: it is got from 'nodes' here
            // expect-note@#at22: the coroutine is suspended here
            // expect-note@#at3: 'cluster::reload' takes elements out of 'nodes' here
            // expect-note: it is used here, after that
            // expect-note@#at21: copy what is needed of it, or look for it again after the suspension
  }
  eager alias() {
    auto &mine = list;
    auto &n = mine[0]; // #at23
    co_await later(); // #at24
    n.weight = 1; // expect-warning: 'n' is used after 'cluster::alias' was suspended: whoever ran meanwhile may have called 'cluster::add', which puts elements into 'list', and it leads nowhere then
                  // expect-note@#at23: it is got from 'list' here
                  // expect-note@#at24: the coroutine is suspended here
                  // expect-note@#at10: 'cluster::add' puts elements into 'list' here, which may move the others
                  // expect-note: it is used here, after that
                  // expect-note@#at23: copy what is needed of it, or look for it again after the suspension
  }
  task<> taken_apart(int k) {
    auto &[name, weight] = list[k]; // #at25
    co_await later(); // #at26
    use(weight); // expect-warning: 'weight' is used after 'cluster::taken_apart' was suspended: whoever ran meanwhile may have called 'cluster::add', which puts elements into 'list', and it leads nowhere then
                 // expect-note@#at25: it is got from 'list' here
                 // expect-note@#at26: the coroutine is suspended here
                 // expect-note@#at10: 'cluster::add' puts elements into 'list' here, which may move the others
                 // expect-note: it is used here, after that
                 // expect-note@#at25: copy what is needed of it, or look for it again after the suspension
  }
  // The loop does not go on after it, but the element is used.
  task<> first_one() {
    for (auto &n : list) { // #at27
      co_await later(); // #at28
      use(n); // expect-warning: 'n' is used after 'cluster::first_one' was suspended: whoever ran meanwhile may have called 'cluster::add', which puts elements into 'list', and it leads nowhere then
              // expect-note@#at27: it is got from 'list' here
              // expect-note@#at28: the coroutine is suspended here
              // expect-note@#at10: 'cluster::add' puts elements into 'list' here, which may move the others
              // expect-note: it is used here, after that
              // expect-note@#at27: copy what is needed of it, or look for it again after the suspension
      co_return;
    }
  }
};
