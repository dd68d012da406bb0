// What owns what it leads to, lives long, or is not used too late.
// RUN: %check coro-view-parameter %s --option StrictMode=true
#include <functional>
#include <span>
#include "eager.h"
#include "texts.h"
#include "coro.h"

struct session {
  int users;
};
struct guard {
  session &of;
  explicit guard(session &);
  guard(const guard &);
  ~guard();
};
struct owner {
  text *owned;
};
task<int> pause();
void use(view);

task<int> unused(view of) { co_return 1; }
task<int> by_value(text of) { co_return of.size(); }
task<int> reference(const text &of) { co_return of.size(); }
task<int> owned(owner of) { co_return of.owned->size(); }
task<int> pointed(const text *of) { co_return of->size(); }
task<> filled(std::span<int> of) {
  of[0] = 1;
  co_return;
}
task<int> wrapped(std::reference_wrapper<text> of) { co_return of.get().size(); }
task<int> guarded(guard of) { co_return of.of.users; }
task<int> calls(int (*of)(int)) { co_return of(1); }
eager early(view of) {
  use(of);
  co_await pause();
}
