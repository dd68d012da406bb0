// Tasks that may be dropped.
// RUN: %check coro-nested-task %s --option "AllowedTypes=handle;"
#include "coro.h"

struct handle : task<> {};
task<handle> spawn();
task<task<>> prepare();

task<> drops() {
  co_await spawn();
  co_await prepare(); // expect-warning: this await gives a 'task<>', which is dropped: only the outer one is awaited, and the inner one never runs
                      // expect-note: await the inner one, too
}
