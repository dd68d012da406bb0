// Handlers of a control's events wait for another thread. When a tab is closed
// meanwhile, the control destroys its handlers, and with them the weak reference that
// they look at.
// https://github.com/microsoft/terminal/pull/16412
// clang-tidy: elsewhere; clang: nothing
// RUN: %replay %s
#include "winrt.h"
#include <utility>

struct tab {
  void update_title();
};
struct event {
  template <typename F> explicit event(F) {}
};
struct control {
  int title_changed(event);
};

namespace before {
int attach(control &c, dispatcher thread, weak_ref<tab> weak) {
  return c.title_changed(event([thread, weak](auto &&...) -> detached {
    co_await resume_foreground(thread);
    if (auto it = weak.get()) // expect-warning: coro-this-after-suspend
      it->update_title();
  }));
}
} // namespace before

namespace after {
int attach(control &c, dispatcher thread, weak_ref<tab> weak) {
  return c.title_changed(event([thread, weak](auto &&...) -> detached {
    const auto copy = weak;
    co_await resume_foreground(thread);
    if (auto it = copy.get())
      it->update_title();
  }));
}
} // namespace after
