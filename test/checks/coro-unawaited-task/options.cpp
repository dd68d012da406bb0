// Calls and types that may be dropped, and casts to void that are looked at.
// RUN: %check coro-unawaited-task %s --option "AllowedCallees=step;session::read;" --option AllowedTypes=eager --option ReportVoidCasts=true
#include "kinds.h"

struct session {
  task<int> read();
  task<int> write();
};
void casts(session s, bool cond) {
  step();
  s.read();
  s.write(); // expect-warning: the 'task<int>' that 'write' returns is dropped: it never runs
             // expect-note: await it where a coroutine may, or hand it to something that waits for it
  start();
  (void)step();
  (void)fetch(); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
                 // expect-note: await it where a coroutine may, or hand it to something that waits for it
  (void)(cond ? fetch(1) : fetch(2)); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
                                      // expect-note: await it where a coroutine may, or hand it to something that waits for it
                                      // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
                                      // expect-note: await it where a coroutine may, or hand it to something that waits for it
  auto kept = fetch();
  (void)kept;
}
