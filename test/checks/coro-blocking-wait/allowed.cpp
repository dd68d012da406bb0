// Functions that may wait.
// RUN: %check coro-blocking-wait %s --option "AllowedCallees=std::future::get"
#include "coro.h"
#include <future>

task<int> waits(std::future<int> answer, std::shared_future<int> other) {
  co_return answer.get() + other.get(); // expect-warning: 'waits' stops its thread, which waits in 'get' until 'other' is ready: if that needs this thread, neither goes on
                                        // expect-note: co_await what makes the result
}
