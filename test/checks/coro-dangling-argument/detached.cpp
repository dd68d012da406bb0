// Nobody waits for the coroutine, and what it refers to ends.
// RUN: %check coro-dangling-argument %s
#include "coro.h"
#include "detached.h"
#include "texts.h"

task<int> pause();
void show(const text &);
void show(int);

detached print(const text &t) {
  co_await pause(); // #at1
  show(t); // #at2
}
detached count(const int &n) {
  co_await pause(); // #at6
  show(n); // #at7
}
detached count_at_once(const int &n) {
  show(n);
  co_await pause();
}
detached print_view(view v) {
  co_await pause(); // #at3
  show(v.size()); // #at4
}
template <typename T> struct [[gsl::Owner]] owner {
  ~owner();
};
detached print_all(const owner<int> &all) {
  co_await pause(); // #at9
  (void)&all; // #at10
}
detached forwards(const text &t) { return print(t); }

void temporary() { print("hello"); } // expect-warning: 'print' refers to a temporary 'text' as 't', which is destroyed before the coroutine uses it
                                     // expect-note: it is destroyed here, at the end of the expression
                                     // expect-note@#at1: 'print' is suspended here
                                     // expect-note@#at2: 't' is used here, after that
                                     // expect-note: nobody waits for it: take the parameter by value
void of_a_view() { print_view(make()); } // expect-warning: 'print_view' refers to a temporary 'text' as 'v', which is destroyed before the coroutine uses it
                                         // expect-note: it is destroyed here, at the end of the expression
                                         // expect-note@#at3: 'print_view' is suspended here
                                         // expect-note@#at4: 'v' is used here, after that
                                         // expect-note: nobody waits for it: take the parameter by value
void passed_on() { forwards("hello"); } // expect-warning: 'print' refers to a temporary 'text' as 't', which is destroyed before the coroutine uses it
                                        // expect-note: it is destroyed here, at the end of the expression
                                        // expect-note@#at1: 'print' is suspended here
                                        // expect-note@#at2: 't' is used here, after that
                                        // expect-note: nobody waits for it: take the parameter by value
void variable() {
  int n = 1; // #at5
  count(n); // expect-warning: 'count' refers to 'n' as 'n', which is destroyed before the coroutine uses it
            // expect-note@#at5: 'n' is destroyed at the end of its scope, and nothing waits for the coroutine before
            // expect-note@#at6: 'count' is suspended here
            // expect-note@#at7: 'n' is used here, after that
            // expect-note: nobody waits for it: take the parameter by value
}
void owner_of_memory() {
  owner<int> all; // #at8
  print_all(all); // expect-warning: 'print_all' refers to 'all' as 'all', which is destroyed before the coroutine uses it
                  // expect-note@#at8: 'all' is destroyed at the end of its scope, and nothing waits for the coroutine before
                  // expect-note@#at9: 'print_all' is suspended here
                  // expect-note@#at10: 'all' is used here, after that
                  // expect-note: nobody waits for it: take the parameter by value
}
void parameter(int n) { count(n); } // expect-warning: 'count' refers to 'n' as 'n', which is destroyed before the coroutine uses it
                                    // expect-note: 'n' is destroyed at the end of its scope, and nothing waits for the coroutine before
                                    // expect-note@#at6: 'count' is suspended here
                                    // expect-note@#at7: 'n' is used here, after that
                                    // expect-note: nobody waits for it: take the parameter by value
void in_a_block(bool twice) {
  int n = 1; // #at11
  if (twice) {
    count(n); // expect-warning: 'count' refers to 'n' as 'n', which is destroyed before the coroutine uses it
              // expect-note@#at11: 'n' is destroyed at the end of its scope, and nothing waits for the coroutine before
              // expect-note@#at6: 'count' is suspended here
              // expect-note@#at7: 'n' is used here, after that
              // expect-note: nobody waits for it: take the parameter by value
    count(n); // expect-warning: 'count' refers to 'n' as 'n', which is destroyed before the coroutine uses it
              // expect-note@#at11: 'n' is destroyed at the end of its scope, and nothing waits for the coroutine before
              // expect-note@#at6: 'count' is suspended here
              // expect-note@#at7: 'n' is used here, after that
              // expect-note: nobody waits for it: take the parameter by value
  }
}
