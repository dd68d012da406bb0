// The handler of a reply got its stream by rvalue reference and read it after its
// caller had returned. Now it moves the stream to its frame before anything else.
// https://github.com/scylladb/scylladb/commit/2025760e75c70152d9c5599dbcc215967a2ef243
// clang-tidy: both; clang: nothing
// RUN: %replay %s
#include "seastar.h"
#include <functional>
#include <string>
#include <utility>

struct input {
  input(input &&) noexcept;
  ~input();
  seastar::future<std::string> read_some();
};
seastar::future<std::string> read_all(input &);
void parse(const std::string &);
struct client {
  using handler = std::function<seastar::future<>(input &&)>;
  seastar::future<> request(handler);
};

namespace before {
seastar::future<> copy_part(client &http) {
  return http.request([](input &&in) -> seastar::future<> { // expect-warning: coro-reference-parameter
    auto first = co_await in.read_some();
    auto rest = co_await read_all(in);
    parse(first + rest);
  });
}
} // namespace before

namespace after {
seastar::future<> copy_part(client &http) {
  return http.request([](input &&in) -> seastar::future<> {
    auto own = std::move(in);
    auto first = co_await own.read_some();
    auto rest = co_await read_all(own);
    parse(first + rest);
  });
}
} // namespace after
