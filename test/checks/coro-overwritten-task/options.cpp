// What may be overwritten, by who made it or by its class.
// RUN: %check coro-overwritten-task %s --option "AllowedCallees=app::warm_up" --option "AllowedTypes=app::hint"
#include "jobs.h"
#include "coro.h"
#include <utility>

namespace app {
running<int> warm_up();
running<int> fetch();
struct hint : running<int> {
  hint(hint &&);
  hint &operator=(hint &&);
};
hint suggest();
} // namespace app

job<> allowed() {
  auto one = app::warm_up();
  one = app::fetch();
  co_await std::move(one);
  auto two = app::suggest();
  two = app::suggest();
  two.get();
}

job<> others() {
  auto one = app::fetch(); // #at1
  one = app::warm_up(); // expect-warning: 'one' gets another task before anybody awaited the first: that runs, and nobody learns when it ends or how
                        // expect-note@#at1: the first comes from here
                        // expect-note: await the first before, or keep both
  co_await std::move(one);
}
