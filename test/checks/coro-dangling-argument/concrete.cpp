// Temporaries and variables of inner scopes, by the way the task is kept.
// RUN: %check coro-dangling-argument %s
#include "texts.h"
#include "coro.h"

template <typename T> struct list {
  void push_back(T &&);
  T &front();
};
task<int> pause();
task<int> length(const text &of) { co_return of.size(); } // #at1
task<int> late(view of) { // #at2
  co_await pause();
  co_return of.size(); // #at3
}
task<int> pointed(const text *of) { co_return of->size(); } // #at8
task<int> unseen(const text &of); // #at4
task<int> pass(const text &of) { return length(of); }

task<> variable() {
  auto kept = length(make()); // expect-warning: 'length' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                              // expect-note: it is destroyed here, at the end of the expression
                              // expect-note@#at1: 'length' is suspended before its body begins, until it is awaited
                              // expect-note@#at1: 'of' is used here, after that
                              // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  co_await static_cast<task<int> &&>(kept);
}

task<> converted() {
  auto kept = length("abc"); // expect-warning: 'length' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                             // expect-note: it is destroyed here, at the end of the expression
                             // expect-note@#at1: 'length' is suspended before its body begins, until it is awaited
                             // expect-note@#at1: 'of' is used here, after that
                             // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  co_await static_cast<task<int> &&>(kept);
}

task<> view_of_temporary() {
  auto kept = late(make()); // expect-warning: 'late' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                            // expect-note: it is destroyed here, at the end of the expression
                            // expect-note@#at2: 'late' is suspended before its body begins, until it is awaited
                            // expect-note@#at3: 'of' is used here, after that
                            // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  co_await static_cast<task<int> &&>(kept);
}

task<> pointer_into_temporary() {
  auto kept = late(make().data()); // expect-warning: 'late' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                                   // expect-note: it is destroyed here, at the end of the expression
                                   // expect-note@#at2: 'late' is suspended before its body begins, until it is awaited
                                   // expect-note@#at3: 'of' is used here, after that
                                   // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  co_await static_cast<task<int> &&>(kept);
}

task<> passed_on() {
  auto kept = pass(make()); // expect-warning: 'length' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                            // expect-note: it is destroyed here, at the end of the expression
                            // expect-note@#at1: 'length' is suspended before its body begins, until it is awaited
                            // expect-note@#at1: 'of' is used here, after that
                            // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  co_await static_cast<task<int> &&>(kept);
}

task<> without_body() {
  auto kept = unseen(make()); // expect-warning: 'unseen' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                              // expect-note: it is destroyed here, at the end of the expression
                              // expect-note@#at4: 'unseen' begins when it is awaited, and 'of' is used after that
                              // expect-note@#at5: it is awaited or passed on here
                              // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  co_await static_cast<task<int> &&>(kept); // #at5
}

task<> reference() {
  auto &&kept = length(make()); // expect-warning: 'length' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                                // expect-note: it is destroyed here, at the end of the expression
                                // expect-note@#at1: 'length' is suspended before its body begins, until it is awaited
                                // expect-note@#at1: 'of' is used here, after that
                                // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  co_await static_cast<task<int> &&>(kept);
}

task<> container() {
  list<task<int>> all;
  all.push_back(length(make())); // expect-warning: 'length' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                                 // expect-note: it is destroyed here, at the end of the expression
                                 // expect-note@#at1: 'length' is suspended before its body begins, until it is awaited
                                 // expect-note@#at1: 'of' is used here, after that
                                 // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  co_await static_cast<task<int> &&>(all.front());
}

task<> inner_scope(bool again) {
  auto kept = length(text("outer")); // expect-warning: 'length' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                                     // expect-note: it is destroyed here, at the end of the expression
                                     // expect-note@#at1: 'length' is suspended before its body begins, until it is awaited
                                     // expect-note@#at1: 'of' is used here, after that
                                     // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  if (again) {
    text inner = make(); // #at6
    kept = length(inner); // expect-warning: 'length' refers to 'inner' as 'of', which is destroyed before the coroutine uses it
                          // expect-note@#at6: 'inner' is destroyed at the end of its scope, which is within that of the task
                          // expect-note@#at1: 'length' is suspended before its body begins, until it is awaited
                          // expect-note@#at1: 'of' is used here, after that
                          // expect-note: await the call in the same expression, keep 'inner' for as long as the task, or take the parameter by value
  }
  co_await static_cast<task<int> &&>(kept);
}

task<> address_of_inner() {
  task<int> kept = pause();
  {
    text inner = make(); // #at7
    kept = pointed(&inner); // expect-warning: 'pointed' refers to 'inner' as 'of', which is destroyed before the coroutine uses it
                            // expect-note@#at7: 'inner' is destroyed at the end of its scope, which is within that of the task
                            // expect-note@#at8: 'pointed' is suspended before its body begins, until it is awaited
                            // expect-note@#at8: 'of' is used here, after that
                            // expect-note: await the call in the same expression, keep 'inner' for as long as the task, or take the parameter by value
  }
  co_await static_cast<task<int> &&>(kept);
}

task<int> returned() { return length(make()); } // expect-warning: 'length' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                                                // expect-note: it is destroyed here, at the end of the expression
                                                // expect-note@#at1: 'length' is suspended before its body begins, until it is awaited
                                                // expect-note@#at1: 'of' is used here, after that
                                                // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value

task<> either(bool one) {
  text outer = make();
  auto kept = one ? length(outer) : length(make()); // expect-warning: 'length' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                                                    // expect-note: it is destroyed here, at the end of the expression
                                                    // expect-note@#at1: 'length' is suspended before its body begins, until it is awaited
                                                    // expect-note@#at1: 'of' is used here, after that
                                                    // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  co_await static_cast<task<int> &&>(kept);
}

auto in_a_lambda = []() -> task<> {
  auto kept = length(make()); // expect-warning: 'length' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                              // expect-note: it is destroyed here, at the end of the expression
                              // expect-note@#at1: 'length' is suspended before its body begins, until it is awaited
                              // expect-note@#at1: 'of' is used here, after that
                              // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  co_await static_cast<task<int> &&>(kept);
};

#define KEEP(call) auto kept = call // #at9
task<> macro() {
  KEEP(length(make())); // expect-warning: 'length' refers to a temporary 'text' as 'of', which is destroyed before the coroutine uses it
                        // expect-note@#at9: expanded from macro 'KEEP'
                        // expect-note: it is destroyed here, at the end of the expression
                        // expect-note@#at1: 'length' is suspended before its body begins, until it is awaited
                        // expect-note@#at1: 'of' is used here, after that
                        // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  co_await static_cast<task<int> &&>(kept);
}
