// A handler of commands kept a reference to the state of a node in a map. The map is replaced
// when the topology is loaded anew, which may happen while the handler waits for a repair.
// https://github.com/scylladb/scylladb/commit/2a3476094e6788932f66cb8a52f97f76c3938ee1
// clang-tidy: nothing; clang: nothing
// RUN: %replay --preview %s
#include "seastar.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

struct replica {
  std::optional<std::vector<int>> tokens;
};
struct topology {
  std::map<std::string, replica> normal_nodes;
};
struct state_machine {
  topology current;
};
seastar::future<topology> load_topology();
seastar::future<> repair(const std::vector<int> &tokens);
seastar::future<> finish(const replica &);

namespace before {
struct storage {
  state_machine machine;

  seastar::future<> reload() { machine.current = co_await load_topology(); }

  seastar::future<> handle(std::string id) {
    auto found = machine.current.normal_nodes.find(id);
    if (found == machine.current.normal_nodes.end())
      co_return;
    const auto &state = found->second;
    co_await repair(*state.tokens);
    co_await finish(state); // expect-warning: coro-reference-across-suspend
  }
};
} // namespace before

namespace after {
struct storage {
  state_machine machine;

  seastar::future<> reload() { machine.current = co_await load_topology(); }

  seastar::future<> handle(std::string id) {
    auto found = machine.current.normal_nodes.find(id);
    if (found == machine.current.normal_nodes.end())
      co_return;
    const auto state = found->second;
    co_await repair(*state.tokens);
    co_await finish(state);
  }
};
} // namespace after
