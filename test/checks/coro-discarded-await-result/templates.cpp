// Found once for a template, where what is awaited is known.
// RUN: %check coro-discarded-await-result %s
#include "results.h"

template <typename T> task<T> dependent(T channel) {
  co_await send(); // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                   // expect-note: look at it, or cast it to void if an error does not matter
  co_await channel.send(); // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                           // expect-note: look at it, or cast it to void if an error does not matter
  co_return channel;
}
struct socket {
  task<std::error_code> send();
};
struct pipe {
  task<> send();
};
template task<socket> dependent(socket);
template task<pipe> dependent(pipe);

template <typename T> task<> known_promise() {
  co_await send(); // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                   // expect-note: look at it, or cast it to void if an error does not matter
  co_await T().send();
}
template task<> known_promise<socket>();

template <typename T> task<T> never(T value) {
  co_await send();
  co_return value;
}
