// Coroutines and changes in templates, each mistake once.
// RUN: %check coro-reference-across-suspend %s
#include "coro.h"
#include <map>

task<> later();
void use(const long &);

template <typename T> struct store {
  std::map<int, T> values;
  void drop(int k) { values.erase(k); } // #at3
  task<> show(int k) {
    auto &value = values[k]; // #at1
    co_await later(); // #at2
    use(value); // expect-warning: 'value' is used after 'store<int>::show' was suspended: whoever ran meanwhile may have called 'store::drop', which takes elements out of 'values', and it leads nowhere then
                // expect-note@#at1: it is got from 'values' here
                // expect-note@#at2: the coroutine is suspended here
                // expect-note@#at3: 'store::drop' takes elements out of 'values' here
                // expect-note: it is used here, after that
                // expect-note@#at1: copy what is needed of it, or look for it again after the suspension
  }
  task<> never(int k) {
    auto &value = values[k];
    co_await later();
    use(value);
  }
};
task<> both(store<int> &a, store<long> &b) {
  co_await a.show(1);
  co_await b.show(1);
}

// In a pattern, the type is not known.
template <typename T> task<> of_unknown(T &from) {
  auto &first = from.front();
  co_await later();
  use(first);
}
