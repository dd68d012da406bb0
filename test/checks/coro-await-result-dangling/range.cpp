// Loops over a result, whose task C++20 destroys before the first element.
// RUN: %check coro-await-result-dangling %s --one-library
#include "results.h"

struct list {
  text *begin();
  text *end();
};
task<list> load();

task<list> prints() {
  for (auto &each : co_await load()) // expect-warning: the loop goes over what is in the frame of a temporary 'task<list>', which is destroyed before the first element
                                     // expect-note@results.h: the await gives what is in the promise of the coroutine
                                     // expect-note: the temporary is destroyed here, and the frame of the coroutine with it
                                     // expect-note@#at1: it is used here, after that
                                     // expect-note: keep a copy of the result in a variable before the loop
    use(each); // #at1
  co_return list{};
}
