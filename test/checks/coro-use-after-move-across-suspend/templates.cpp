// What a template moves and uses is found once, where the types are known.
// RUN: %check coro-use-after-move-across-suspend %s
#include "coro.h"
#include <string>
#include <utility>

using text = std::string;
task<bool> send(text);
template <typename T> task<> give(T);
void log(const text &);
template <typename T> void show(const T &);

template <typename T> task<> known_promise(int) {
  text message;
  co_await send(std::move(message)); // #at1
  log(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                // expect-note@#at1: it is moved away here
                // expect-note@#at1: the coroutine is suspended here
                // expect-note: it is used here
                // expect-note@#at1: give a copy away, or keep what is needed of it
}
template task<> known_promise<int>(int);
template task<> known_promise<long>(int);

template <typename T> task<> made(T message) {
  co_await give(std::move(message)); // #at2
  show(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                 // expect-note@#at2: it is moved away here
                 // expect-note@#at2: the coroutine is suspended here
                 // expect-note: it is used here
                 // expect-note@#at2: give a copy away, or keep what is needed of it
}
template task<> made(text);
template task<> made(int);

template <typename T> task<> forwarded(T &&message) {
  co_await give(std::forward<T>(message)); // #at3
  show(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                 // expect-note@#at3: it is moved away here
                 // expect-note@#at3: the coroutine is suspended here
                 // expect-note: it is used here
                 // expect-note@#at3: give a copy away, or keep what is needed of it
}
task<> uses(text lent) {
  co_await forwarded(text());
  co_await forwarded(lent);
  log(lent);
}

template <typename T> task<> never_made(T message) {
  co_await give(std::move(message));
  show(message);
}

// Not resolved in the pattern: it may fill it.
template <typename T> task<> lent_to_unknown(T taker, int) {
  text message;
  co_await send(std::move(message));
  taker.fill(message);
  log(message);
}

auto generic = [](auto message) -> task<> {
  co_await give(std::move(message)); // #at4
  show(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                 // expect-note@#at4: it is moved away here
                 // expect-note@#at4: the coroutine is suspended here
                 // expect-note: it is used here
                 // expect-note@#at4: give a copy away, or keep what is needed of it
};
task<> calls() { return generic(text()); }
