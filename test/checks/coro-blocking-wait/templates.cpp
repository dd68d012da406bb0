// Templates: once each, in the pattern if it is known there what is called.
// RUN: %check coro-blocking-wait %s
#include "coro.h"
#include <future>
#include <memory>

namespace cppcoro {
template <typename Awaitable> int sync_wait(Awaitable &&);
template <typename... Awaitables> task<int> when_all(Awaitables &&...);
} // namespace cppcoro

task<int> fetch();

template <typename T> task<> plain(T) {
  cppcoro::sync_wait(fetch()); // expect-warning: 'plain<int>' stops its thread, which waits in 'sync_wait' until 'fetch()' is ready: if that needs this thread, neither goes on
                               // expect-note: co_await it instead
  co_return;
}

template <typename T> task<T> result(std::future<T> answer) {
  co_return answer.get(); // expect-warning: 'result<int>' stops its thread, which waits in 'get' until 'answer' is ready: if that needs this thread, neither goes on
                          // expect-note: co_await what makes the result
}

// Never instantiated: the name tells.
template <typename T> T any(T awaitable) {
  cppcoro::sync_wait(awaitable); // expect-warning: 'any' stops its thread, which waits in 'sync_wait' until 'awaitable' is ready: if that needs this thread, neither goes on
                                 // expect-note: co_await it
  co_return;
}

// Silent: it is awaited before, whatever that is.
template <typename T> task<> awaited(T awaitable) {
  co_await awaitable;
  cppcoro::sync_wait(awaitable);
}

template <typename T> T all(T first, T second) {
  co_await cppcoro::when_all(first, second);
  cppcoro::sync_wait(first);
}

// Silent: what get() is, the argument decides.
template <typename T> task<> gets(T pointer) {
  pointer.get();
  co_return;
}

task<> uses(std::future<int> f, std::future<long> g) {
  co_await plain(1);
  co_await plain(1.0);
  co_await result(static_cast<std::future<int> &&>(f));
  co_await result(static_cast<std::future<long> &&>(g));
  co_await gets(std::unique_ptr<int>());
}
