// A coordinator that was told to stop took that for a failed step and rolled the
// operation back: one exception of an abort was let through, the other was not.
// https://github.com/scylladb/scylladb/issues/27255
// RUN: %replay --preview %s
#include "seastar.h"
#include <optional>
#include <string>

struct term_changed {};
seastar::future<> drain();
std::string describe(std::exception_ptr);

namespace before {
struct coordinator {
  std::optional<std::string> rollback;

  seastar::future<> drain_all() {
    try {
      co_await drain();
    } catch (const term_changed &) {
      throw;
    } catch (...) { // expect-warning: coro-swallowed-cancellation
      rollback = describe(std::current_exception());
    }
  }
};
} // namespace before

namespace after {
struct coordinator {
  std::optional<std::string> rollback;

  seastar::future<> drain_all() {
    try {
      co_await drain();
    } catch (const term_changed &) {
      throw;
    } catch (const seastar::abort_requested_exception &) {
      throw;
    } catch (...) {
      rollback = describe(std::current_exception());
    }
  }
};
} // namespace after
