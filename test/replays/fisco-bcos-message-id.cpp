// A handler of messages waited for nothing: it began a coroutine with a reference to
// the id of the message, which that needed to respond after it had read a block.
// https://github.com/FISCO-BCOS/FISCO-BCOS/pull/3127
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "task.h"
#include <memory>
#include <string>
#include <utility>

struct block {};
struct ledger {
  task<block> read();
};
struct network {
  void respond(const std::string &id, block);
};
void begin(task<>);

namespace before {
task<> get_block(std::shared_ptr<network> net, std::shared_ptr<ledger> all,
                 const std::string &id) { // expect-warning: coro-reference-parameter
  auto found = co_await all->read();
  net->respond(id, std::move(found));
}

void received(std::shared_ptr<network> net, std::shared_ptr<ledger> all,
              const std::string &id) {
  begin(get_block(net, all, id));
}
} // namespace before

namespace after {
task<> get_block(std::shared_ptr<network> net, std::shared_ptr<ledger> all,
                 std::string id) {
  auto found = co_await all->read();
  net->respond(id, std::move(found));
}

void received(std::shared_ptr<network> net, std::shared_ptr<ledger> all,
              const std::string &id) {
  begin(get_block(std::move(net), all, std::string(id)));
}
} // namespace after
