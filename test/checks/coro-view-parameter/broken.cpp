// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-view-parameter %s --option StrictMode=true --broken
#include "texts.h"
#include "coro.h"

task<int> unknown_type(nothing *of) { co_return 1; }

task<int> goes_on(view of) { // expect-warning: 'goes_on' uses the view 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                             // expect-note: 'goes_on' is suspended before its body begins, until it is awaited
                             // expect-note@#at1: 'of' is used here, after that
                             // expect-note: take by value what it leads to, such as a string instead of a view of one
  missing();
  co_return of.size(); // #at1
}
