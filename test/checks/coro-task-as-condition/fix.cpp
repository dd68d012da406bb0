// What the compiler rejects, and an await puts right.
// RUN: %check coro-task-as-condition %s -- -ferror-limit=0
#include "coro.h"
#include <iostream>

task<int> fetch();
task<bool> ready();

task<int> rejected(bool cond, int n) {
  if (fetch()) // expect-error: the 'task<int>' that 'fetch' returns is tested instead of the 'int' that an await of it gives
               // expect-note: write co_await before it
    n = 1;
  while (cond && ready()) // expect-error: the 'task<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives
                          // expect-note: write co_await before it
    ;
  if (!ready()) // expect-error: the 'task<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives
                // expect-note: write co_await before it
    n = 2;
  if (fetch() == 3) // expect-error: the 'task<int>' that 'fetch' returns is compared instead of the 'int' that an await of it gives
                    // expect-note: write co_await before it
    n = 3;
  n = fetch() + 1; // expect-error: the 'task<int>' that 'fetch' returns is calculated with instead of the 'int' that an await of it gives
                   // expect-note: write co_await before it
  n += fetch(); // expect-error: the 'task<int>' that 'fetch' returns is calculated with instead of the 'int' that an await of it gives
                // expect-note: write co_await before it
  n = -fetch(); // expect-error: the 'task<int>' that 'fetch' returns is calculated with instead of the 'int' that an await of it gives
                // expect-note: write co_await before it
  n = ready() ? 1 : 2; // expect-error: the 'task<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives
                       // expect-note: write co_await before it
  std::cout << fetch(); // expect-error: the 'task<int>' that 'fetch' returns is printed instead of the 'int' that an await of it gives
                        // expect-note: write co_await before it
  co_return 1 < fetch(); // expect-error: the 'task<int>' that 'fetch' returns is compared instead of the 'int' that an await of it gives
                         // expect-note: write co_await before it
}
