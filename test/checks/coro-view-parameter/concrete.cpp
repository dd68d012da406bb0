// Views, pointers and classes with a reference in them.
// RUN: %check coro-view-parameter %s --option StrictMode=true
#include <span>
#include "texts.h"
#include "coro.h"

task<int> pause();
struct request {
  const text &body;
  int id;
};
struct batch {
  request first;
};

task<int> shown(view of) { co_return of.size(); } // expect-warning: 'shown' uses the view 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                  // expect-note: 'shown' is suspended before its body begins, until it is awaited
                                                  // expect-note: 'of' is used here, after that
                                                  // expect-note: take by value what it leads to, such as a string instead of a view of one
task<int> first(std::span<const int> of) { co_return of[0]; } // expect-warning: 'first' uses the view 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                              // expect-note: 'first' is suspended before its body begins, until it is awaited
                                                              // expect-note: 'of' is used here, after that
                                                              // expect-note: take by value what it leads to, such as a string instead of a view of one
task<int> held(request of) { co_return of.body.size(); } // expect-warning: 'held' uses the reference in 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                         // expect-note: 'held' is suspended before its body begins, until it is awaited
                                                         // expect-note: 'of' is used here, after that
                                                         // expect-note: take by value what it leads to, such as a string instead of a view of one
task<int> nested(batch of) { co_return of.first.id; } // expect-warning: 'nested' uses the reference in 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                      // expect-note: 'nested' is suspended before its body begins, until it is awaited
                                                      // expect-note: 'of' is used here, after that
                                                      // expect-note: take by value what it leads to, such as a string instead of a view of one
