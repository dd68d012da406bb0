// The handler of a new window waited for its thread, and went on with a host that
// had been put away meanwhile.
// https://github.com/microsoft/terminal/pull/16065
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "winrt.h"
#include <memory>

enum class state { initializing, initialized };
struct window {
  void show(int how);
  dispatcher thread() const;
};

namespace before {
struct host {
  std::unique_ptr<window> shown;
  state progress;
  detached initialized(int how) {
    progress = state::initializing;
    co_await resume_foreground(shown->thread());
    shown->show(how); // expect-warning: coro-this-after-suspend
    progress = state::initialized;
  }
};
} // namespace before

namespace after {
struct host : std::enable_shared_from_this<host> {
  std::unique_ptr<window> shown;
  state progress;
  detached initialized(int how) {
    progress = state::initializing;
    auto weak = weak_from_this();
    co_await resume_foreground(shown->thread());
    const auto strong = weak.lock();
    if (!strong || shown == nullptr)
      co_return;
    shown->show(how);
    progress = state::initialized;
  }
};
} // namespace after
