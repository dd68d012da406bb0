// Without StrictMode, only those of coroutines that nobody waits for.
// RUN: %check coro-view-parameter %s
#include "detached.h"
#include "texts.h"
#include "coro.h"

task<int> pause();
void use(view);

task<int> awaited(view of) { co_return of.size(); }
detached alone(view of) { // expect-warning: 'alone' uses the view 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                          // expect-note@#at1: 'alone' is suspended here
                          // expect-note@#at2: 'of' is used here, after that
                          // expect-note: take by value what it leads to, such as a string instead of a view of one
  co_await pause(); // #at1
  use(of); // #at2
}
detached early(view of) {
  use(of);
  co_await pause();
}
