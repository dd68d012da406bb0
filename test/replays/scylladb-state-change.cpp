// Who waits in vain is to be told which server it was. The future was returned from
// the try block, so that the caller waited, and nothing was caught here.
// https://github.com/scylladb/scylladb/commit/c36623baad607d5193e905455e72547337b1152f
// RUN: %replay --preview %s
#include "seastar.h"
#include <string>

struct request_aborted {
  std::string where;
};
struct changes {
  seastar::future<> next(seastar::abort_source &);
};

namespace before {
struct server {
  std::string id;
  changes states;

  seastar::future<> wait_for_change(seastar::abort_source &abort) {
    try {
      return states.next(abort); // expect-warning: coro-missing-await-on-return
    } catch (const seastar::abort_requested_exception &) {
      throw request_aborted{id};
    }
  }
};
} // namespace before

namespace after {
struct server {
  std::string id;
  changes states;

  seastar::future<> wait_for_change(seastar::abort_source &abort) {
    try {
      co_await states.next(abort);
    } catch (const seastar::abort_requested_exception &) {
      throw request_aborted{id};
    }
  }
};
} // namespace after
