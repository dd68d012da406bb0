// Who receives messages sends each to all subscribers, one after the other. Meanwhile one
// of them may go away and be taken out of the list that the loop is in.
// https://github.com/erigontech/silkworm/pull/844
// clang-tidy: nothing; clang: nothing
// RUN: %replay --preview %s
#include "task.h"
#include <list>
#include <memory>

struct message {
  int id;
};
struct channel {
  task<> send(message);
  task<> closed();
};
struct subscription {
  std::shared_ptr<channel> to;
  bool wants(message) const;
};

namespace before {
class receiver {
  std::list<subscription> subscriptions;

public:
  task<> subscribe(std::shared_ptr<channel> to) {
    subscriptions.push_back({to});
    co_await to->closed();
    subscriptions.remove_if([=](const subscription &s) { return s.to == to; });
  }
  task<> receive(message m) {
    for (auto &s : subscriptions) { // expect-warning: coro-range-for-suspend
      if (s.wants(m))
        co_await s.to->send(m);
    }
  }
};
} // namespace before

namespace after {
class receiver {
  std::list<subscription> subscriptions;

public:
  task<> subscribe(std::shared_ptr<channel> to) {
    subscriptions.push_back({to});
    co_await to->closed();
    subscriptions.remove_if([=](const subscription &s) { return s.to == to; });
  }
  task<> receive(message m) {
    std::list<std::shared_ptr<channel>> channels;
    for (auto &s : subscriptions)
      if (s.wants(m))
        channels.push_back(s.to);
    for (auto &to : channels)
      co_await to->send(m);
  }
};
} // namespace after
