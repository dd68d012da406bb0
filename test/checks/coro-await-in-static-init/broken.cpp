// Code with other errors, too.
// RUN: %check coro-await-in-static-init %s --broken
#include "coro.h"

task<int> number();

task<> wrong_operand() {
  // The await is gone from the tree, and is wrong anyway.
  static int n = co_await 1;
  static int m = co_await unknown;
}

task<> fails_elsewhere() {
  missing();
  static int n = co_await number(); // expect-warning: suspending here keeps the initialisation of the static variable 'n' locked: another call of 'fails_elsewhere' aborts or waits forever
                                    // expect-note: co_await into a variable that is not static before this, and initialise 'n' from that
}

// Nothing can be awaited here, whatever the storage is.
int no_coroutine() {
  static int n = co_await number();
  return n;
}
static int at_namespace_scope = co_await number();
