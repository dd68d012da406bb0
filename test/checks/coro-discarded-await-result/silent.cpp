// Results that are looked at, dropped in so many words, or no errors.
// RUN: %check coro-discarded-await-result %s
#include "results.h"

task<> plain();
struct cached {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  std::error_code &await_resume();
};

task<std::error_code> looks(cached last) {
  if (co_await send())
    co_return co_await send();
  std::error_code failed = co_await send();
  failed = co_await send();
  (void)co_await send();
  static_cast<void>(co_await receive());
  *co_await receive();
  co_await try_send();
  co_await count();
  co_await plain();
  co_await last;
  auto taken = ({ co_await send(); });
  co_return failed;
}
