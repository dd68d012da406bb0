// Code with errors: what is left of a body is looked at.
// RUN: %check coro-blocking-wait %s --broken
#include "coro.h"
#include <future>

namespace cppcoro {
template <typename Awaitable> int sync_wait(Awaitable &&);
} // namespace cppcoro

task<> with_unknown_names(std::future<int> answer) {
  missing();
  cppcoro::sync_wait(absent);
  cppcoro::sync_wait();
  answer.get(1);
  answer.get(); // expect-warning: 'with_unknown_names' stops its thread, which waits in 'get' until 'answer' is ready: if that needs this thread, neither goes on
                // expect-note: co_await what makes the result
  co_await elsewhere;
  co_return;
}

task<> cut_off(std::future<int> answer) {
  answer.
