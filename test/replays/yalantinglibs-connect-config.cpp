// Coroutines that begin when they are awaited took rvalue references: of a call whose
// task was kept, they read temporaries that were gone before they began.
// https://github.com/alibaba/yalantinglibs/pull/175
// RUN: %replay --preview %s
#include "task.h"
#include <string>
#include <utility>

struct config {
  std::string host;
};
task<> resolve(const std::string &host);
config configured();
void prepare();

namespace before {
struct client {
  config used;

  task<> connect(config &&with) { // expect-warning: coro-reference-parameter
    used = std::move(with);
    co_await resolve(used.host);
  }
};

task<> use(client it) {
  auto connecting = it.connect(configured()); // expect-warning: coro-dangling-argument
  prepare();
  co_await std::move(connecting);
}
} // namespace before

namespace after {
struct client {
  config used;

  task<> connect(config with) {
    used = std::move(with);
    co_await resolve(used.host);
  }
};

task<> use(client it) {
  auto connecting = it.connect(configured());
  prepare();
  co_await std::move(connecting);
}
} // namespace after
