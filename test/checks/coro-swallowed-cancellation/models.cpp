// Models say how the coroutines of a library are cancelled; others are not.
// RUN: %check coro-swallowed-cancellation %s
#include "coro.h"
#include <system_error>

namespace folly {
struct OperationCancelled : std::exception {};
namespace coro {
template <typename T> struct Task : task<T> {
  struct promise_type : task<T>::promise_type {
    Task get_return_object();
  };
};
} // namespace coro
} // namespace folly
namespace asio {
typedef std::system_error system_error;
template <typename T> struct awaitable : task<T> {
  struct promise_type : task<T>::promise_type {
    awaitable get_return_object();
  };
};
} // namespace asio
task<> pause();

folly::coro::Task<int> of_folly() {
  for (;;) { // #at2
    try {
      co_await pause(); // #at1
    } catch (const std::exception &) { // expect-warning: 'of_folly' never ends once it is cancelled: this handler takes 'folly::OperationCancelled', and the loop goes on
                                       // expect-note@#at1: in a coroutine that was cancelled, this throws 'folly::OperationCancelled'
                                       // expect-note@#at2: the loop begins again, and it throws again
                                       // expect-note: leave the loop if it was cancelled: by a condition, or by a handler for 'folly::OperationCancelled' before this one
    }
  }
}
folly::coro::Task<int> of_a_sibling() {
  for (;;) {
    try {
      co_await pause();
    } catch (const std::runtime_error &) {
    }
  }
}
asio::awaitable<int> of_asio() {
  for (;;) { // #at4
    try {
      co_await pause(); // #at3
    } catch (const std::runtime_error &) { // expect-warning: 'of_asio' never ends once it is cancelled: this handler takes 'asio::system_error', and the loop goes on
                                           // expect-note@#at3: in a coroutine that was cancelled, this throws 'asio::system_error'
                                           // expect-note@#at4: the loop begins again, and it throws again
                                           // expect-note: leave the loop if it was cancelled: by a condition, or by a handler for 'asio::system_error' before this one
    }
  }
}
asio::awaitable<int> looked_at() {
  for (;;) {
    try {
      co_await pause();
    } catch (const asio::system_error &) {
    }
  }
}
task<> of_neither() {
  for (;;) {
    try {
      co_await pause();
    } catch (...) {
    }
  }
}
