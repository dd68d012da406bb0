// Segments were read after the closure had gone in which 'this' was: a continuation is
// destroyed when it has returned its future, suspended or not.
// https://github.com/scylladb/scylladb/issues/27520
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include "seastar.h"

struct journal {
  seastar::future<int> segments();
};
seastar::future<journal> open_journal();

namespace before {
class store {
public:
  seastar::future<> recover() {
    return open_journal().then([this](journal all) -> seastar::future<> { // expect-warning: coro-capturing-lambda
      int count = co_await all.segments();
      rewind(count);
    });
  }

private:
  void rewind(int);
};
} // namespace before

namespace after {
class store {
public:
  seastar::future<> recover() {
    journal all = co_await open_journal();
    int count = co_await all.segments();
    rewind(count);
  }

private:
  void rewind(int);
};
} // namespace after
