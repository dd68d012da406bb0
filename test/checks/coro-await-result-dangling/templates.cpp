// Coroutines made from templates, each mistake once.
// RUN: %check coro-await-result-dangling %s
#include "results.h"

task<text> load(int key);
template <typename T> task<T> load_as(int key);

template <typename T> task<text> known_promise() {
  auto &&result = co_await load(sizeof(T)); // expect-warning: 'result' refers to what is in the frame of a temporary 'task<text>', which is destroyed at the end of the statement
                                            // expect-note@results.h: the await gives what is in the promise of the coroutine
                                            // expect-note: the temporary is destroyed here, and the frame of the coroutine with it
                                            // expect-note@#at1: 'result' is used here, after that
                                            // expect-note: keep a copy of the result
  use(result); // #at1
  co_return result;
}

template <typename T> task<T> depends(int key) {
  auto &&result = co_await load_as<T>(key); // expect-warning: 'result' refers to what is in the frame of a temporary 'task<text>', which is destroyed at the end of the statement
                                            // expect-note@results.h: the await gives what is in the promise of the coroutine
                                            // expect-note: the temporary is destroyed here, and the frame of the coroutine with it
                                            // expect-note@#at2: 'result' is used here, after that
                                            // expect-note: keep a copy of the result
  use(result); // #at2
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
