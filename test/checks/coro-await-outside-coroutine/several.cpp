// More than one reason; main.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

constexpr auto twice_wrong(...) { co_return 1; }
// expect-error: 'twice_wrong' cannot be a coroutine: it is constexpr
// expect-note: what is evaluated at compile time cannot be suspended
// expect-note: these arguments are gone when the caller goes on
// expect-note: no co_return tells what coroutine type to return
// expect-note: remove 'constexpr', and take a parameter pack instead of '...', and write the return type, such as 'task<...>'

int main() { // #main
  co_await wait();
  // expect-error: 'main' cannot be a coroutine: the program ends when it returns
  // expect-note@#main: nobody could resume 'main'
  // expect-note: call a coroutine from 'main', and block until it has finished
  co_await wait();
}
