// References of lazy coroutines, and of eager ones after their first suspension.
// RUN: %check coro-reference-parameter %s --option StrictMode=true
#include "eager.h"
#include "texts.h"
#include "coro.h"

task<int> pause();
void use(const text &);

task<int> lazy(const text &of) { co_return of.size(); } // expect-warning: 'lazy' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                        // expect-note: 'lazy' is suspended before its body begins, until it is awaited
                                                        // expect-note: 'of' is used here, after that
                                                        // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do

task<int> moved(text &&of, int n) { // expect-warning: 'moved' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                    // expect-note: 'moved' is suspended before its body begins, until it is awaited
                                    // expect-note@#at1: 'of' is used here, after that
                                    // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
  text mine = static_cast<text &&>(of); // #at1
  co_return mine.size() + n;
}

eager late(const text &of) { // expect-warning: 'late' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                             // expect-note@#at2: 'late' is suspended here
                             // expect-note@#at3: 'of' is used here, after that
                             // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
  co_await pause(); // #at2
  use(of); // #at3
}

eager in_a_loop(const text &of, bool again) { // expect-warning: 'in_a_loop' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                              // expect-note@#at4: 'in_a_loop' is suspended here
                                              // expect-note@#at5: 'of' is used here, after that
                                              // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
  while (again) {
    use(of); // #at5
    co_await pause(); // #at4
  }
}

generator<char> letters(const text &of) { // expect-warning: 'letters' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                          // expect-note: 'letters' is suspended before its body begins, until it is awaited
                                          // expect-note@#at6: 'of' is used here, after that
                                          // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
  for (int i = 0; i != of.size(); ++i) // #at6
    co_yield 'x';
}

auto lambda = [](const text &of) -> task<int> { co_return of.size(); }; // expect-warning: the coroutine of the lambda uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                                  // expect-note: the coroutine of the lambda is suspended before its body begins, until it is awaited
                                                                  // expect-note: 'of' is used here, after that
                                                                  // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
