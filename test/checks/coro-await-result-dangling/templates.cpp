// Coroutines made from templates, each mistake once.
// RUN: %check coro-await-result-dangling %s
#include "results.h"

task<text> load(int key);
template <typename T> task<T> load_as(int key);

template <typename T> task<text> known_promise() {
  auto &&result = co_await load(sizeof(T));
  use(result);
  co_return result;
}

template <typename T> task<T> depends(int key) {
  auto &&result = co_await load_as<T>(key);
  use(result);
  co_return result;
}

template <typename T> task<T> never_made(int key) {
  auto &&result = co_await load_as<T>(key);
  co_return result;
}

task<text> makes() {
  text one = co_await known_promise<int>();
  text two = co_await known_promise<char>();
  text three = co_await depends<text>(1);
  co_return three;
}
