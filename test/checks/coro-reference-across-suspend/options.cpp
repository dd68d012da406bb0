// WithoutChange: also what nobody in this translation unit can be seen to change.
// RUN: %check coro-reference-across-suspend %s --option WithoutChange=true
#include "coro.h"
#include <map>

task<> later();
void use(const int &);

struct store {
  std::map<int, int> values;
  task<> own(int k) {
    auto &value = values[k]; // #at1
    co_await later(); // #at2
    use(value); // expect-warning: 'value' is used after 'store::own' was suspended: whoever ran meanwhile may have changed 'values', and it leads nowhere then
                // expect-note@#at1: it is got from 'values' here
                // expect-note@#at2: the coroutine is suspended here
                // expect-note: it is used here, after that
                // expect-note@#at1: copy what is needed of it, or look for it again after the suspension
  }
  // A copy.
  task<> nothing(int k) {
    int value = values[k];
    co_await later();
    use(value);
  }
};
