// What may be kept and dropped, by who made it or by its class; and lazy tasks that
// are awaited on some ways.
// RUN: %check coro-unawaited-local %s --option "AllowedCallees=app::warm_up" --option "AllowedTypes=app::hint" --option "LazyOnSomeWays=true"
#include "jobs.h"
#include "coro.h"
#include <utility>

namespace app {
job<int> warm_up();
job<int> fetch();
struct hint : job<> {};
hint suggest();
} // namespace app
bool again();

job<> allowed() {
  auto one = app::warm_up();
  auto two = app::suggest();
  auto three = app::fetch(); // expect-warning: 'three' is never awaited: the 'job<int>' never runs
                             // expect-note: await it, or do without the call
  co_return;
}

job<> lazy_on_one_way() {
  auto page = app::fetch(); // expect-warning: 'page' is not awaited on every way: the 'job<int>' never runs
                            // expect-note@#at1: when this is true, it is dropped
                            // expect-note: await it there, too, or begin it only where it is needed
  if (again()) // #at1
    co_return;
  co_await std::move(page);
}
