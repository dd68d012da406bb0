// Coroutines had the command that they send by reference: wrong as soon as a function
// that is no coroutine makes one and returns their future.
// https://github.com/scylladb/scylladb/commit/06f88b43e59596286aa39a5fd61c5089d4c475bb
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "seastar.h"

struct command {
  enum kind { barrier, stream } what;
};
seastar::future<int> find_leader();
seastar::future<> send(int to, command);

namespace before {
seastar::future<> execute(const command &cmd) { // expect-warning: coro-reference-parameter
  const int leader = co_await find_leader();
  co_await send(leader, cmd);
}

seastar::future<> barrier() {
  command cmd{command::barrier};
  return execute(cmd); // expect-warning: coro-return-local-task
}
} // namespace before

namespace after {
seastar::future<> execute(command cmd) {
  const int leader = co_await find_leader();
  co_await send(leader, cmd);
}

seastar::future<> barrier() {
  command cmd{command::barrier};
  return execute(cmd);
}
} // namespace after
