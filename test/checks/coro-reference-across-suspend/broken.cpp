// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-reference-across-suspend %s --broken
#include "coro.h"
#include <map>

task<> later();
void use(const int &);

struct store {
  std::map<int, int> values;
  void drop(int k) { values.erase(k); } // #at3
  task<> of_nothing(int k) {
    auto &unknown = missing[k];
    auto &wrong = values[nothing];
    co_await later();
    use(unknown);
    use(wrong);
  }
  task<> goes_on(int k) {
    auto &value = values[k]; // #at1
    missing();
    co_await later(); // #at2
    use(value); // expect-warning: 'value' is used after 'store::goes_on' was suspended: whoever ran meanwhile may have called 'store::drop', which takes elements out of 'values', and it leads nowhere then
                // expect-note@#at1: it is got from 'values' here
                // expect-note@#at2: the coroutine is suspended here
                // expect-note@#at3: 'store::drop' takes elements out of 'values' here
                // expect-note: it is used here, after that
                // expect-note@#at1: copy what is needed of it, or look for it again after the suspension
  }
};
