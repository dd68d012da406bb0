// Guards that have done their work before, and guards that do it in any case.
// RUN: %check coro-scope-guard-across-suspend %s
#include "coro.h"

namespace boost::scope {
template <typename F> struct scope_fail {
  explicit scope_fail(F);
  ~scope_fail();
};
template <typename F> struct scope_exit {
  explicit scope_exit(F);
  ~scope_exit();
};
} // namespace boost::scope

task<> settle();
void undo();

task<> ended() {
  {
    boost::scope::scope_fail guard(&undo);
    undo();
  }
  co_await settle();
}

task<> in_any_case() {
  boost::scope::scope_exit guard(&undo);
  co_await settle();
}

task<> after_it() {
  co_await settle();
  boost::scope::scope_fail guard(&undo);
}

void ordinary() { boost::scope::scope_fail guard(&undo); }
