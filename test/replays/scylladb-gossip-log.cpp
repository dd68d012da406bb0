// A message was moved into the call that sends it, and printed when that was done.
// https://github.com/scylladb/scylladb/pull/29227
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <map>
#include <string>
#include <utility>

struct message {
  std::map<int, std::string> states;
};
std::string text_of(const message &);
void debug(const char *what, const std::string &);
seastar::future<> send(int node, message);

namespace before {
seastar::future<> answer(int node, std::map<int, std::string> states) {
  message reply{std::move(states)};
  debug("sending", text_of(reply));
  co_await send(node, std::move(reply));
  debug("sent", text_of(reply)); // expect-warning: coro-use-after-move-across-suspend
}
} // namespace before

namespace after {
seastar::future<> answer(int node, std::map<int, std::string> states) {
  message reply{std::move(states)};
  auto text = text_of(reply);
  debug("sending", text);
  co_await send(node, std::move(reply));
  debug("sent", text);
}
} // namespace after
