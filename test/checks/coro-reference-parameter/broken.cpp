// Code that does not compile is looked at as far as it goes.
// RUN: %check coro-reference-parameter %s --option StrictMode=true --broken
#include "texts.h"
#include "coro.h"

task<int> unknown_type(const nothing &of) { co_return 1; }

task<int> goes_on(const text &of) { // expect-warning: 'goes_on' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                    // expect-note: 'goes_on' is suspended before its body begins, until it is awaited
                                    // expect-note@#at1: 'of' is used here, after that
                                    // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
  missing();
  co_return of.size(); // #at1
}
