// Variables, temporaries and parameters, by what the result is.
// RUN: %check coro-return-dangling %s
#include "texts.h"
#include "coro.h"

task<text> fetch();

task<view> variable() {
  text local = co_await fetch(); // #at1
  co_return local; // expect-warning: 'variable' gives whoever awaits it a view to 'local', which is destroyed before that
                   // expect-note@#at1: 'local' is destroyed when the body ends
                   // expect-note: the coroutine that awaits it goes on after that
                   // expect-note: give the result by value
}

task<view> made_view() {
  text local = co_await fetch(); // #at2
  co_return view(local); // expect-warning: 'made_view' gives whoever awaits it a view to 'local', which is destroyed before that
                         // expect-note@#at2: 'local' is destroyed when the body ends
                         // expect-note: the coroutine that awaits it goes on after that
                         // expect-note: give the result by value
}

task<const char *> pointer() {
  text local = co_await fetch(); // #at3
  co_return local.data(); // expect-warning: 'pointer' gives whoever awaits it a pointer to 'local', which is destroyed before that
                          // expect-note@#at3: 'local' is destroyed when the body ends
                          // expect-note: the coroutine that awaits it goes on after that
                          // expect-note: give the result by value
}

task<const int *> address() {
  int local = 1; // #at4
  co_return &local; // expect-warning: 'address' gives whoever awaits it a pointer to 'local', which is destroyed before that
                    // expect-note@#at4: 'local' is destroyed when the body ends
                    // expect-note: the coroutine that awaits it goes on after that
                    // expect-note: give the result by value
}

task<const char *> array() {
  char buffer[10] = {}; // #at5
  co_await fetch();
  co_return buffer; // expect-warning: 'array' gives whoever awaits it a pointer to 'buffer', which is destroyed before that
                    // expect-note@#at5: 'buffer' is destroyed when the body ends
                    // expect-note: the coroutine that awaits it goes on after that
                    // expect-note: give the result by value
}

task<view> temporary() { co_return view(make()); } // expect-warning: 'temporary' gives whoever awaits it a view to a temporary 'text', which is destroyed before that
                                                   // expect-note: it is destroyed at the end of the statement
                                                   // expect-note: the coroutine that awaits it goes on after that
                                                   // expect-note: give the result by value

task<view> parameter(text owned) { // #at6
  co_await fetch();
  co_return owned; // expect-warning: 'parameter' gives whoever awaits it a view to 'owned', which is destroyed before that
                   // expect-note@#at6: 'owned' is destroyed with the frame of the coroutine, as the task is
                   // expect-note: the coroutine that awaits it goes on after that
                   // expect-note: give the result by value
}

task<view> by_reference() {
  text local = co_await fetch(); // #at7
  const text &same = local;
  co_return same; // expect-warning: 'by_reference' gives whoever awaits it a view to 'local', which is destroyed before that
                  // expect-note@#at7: 'local' is destroyed when the body ends
                  // expect-note: the coroutine that awaits it goes on after that
                  // expect-note: give the result by value
}

auto lambda = []() -> task<view> {
  text local = co_await fetch(); // #at8
  co_return local; // expect-warning: '(lambda)' gives whoever awaits it a view to 'local', which is destroyed before that
                   // expect-note@#at8: 'local' is destroyed when the body ends
                   // expect-note: the coroutine that awaits it goes on after that
                   // expect-note: give the result by value
};

task<const text &> reference_type() {
  text local = co_await fetch(); // #at9
  co_return local; // expect-warning: 'reference_type' gives whoever awaits it a reference to 'local', which is destroyed before that
                   // expect-note@#at9: 'local' is destroyed when the body ends
                   // expect-note: the coroutine that awaits it goes on after that
                   // expect-note: give the result by value
}
