// Functions and lambdas that are no coroutines, and what they own.
// RUN: %check coro-return-local-task %s
#include "texts.h"
#include "coro.h"

task<int> pause();
task<int> length(const text &of) { co_return of.size(); } // #at2
task<int> late(view of) { // #at3
  co_await pause();
  co_return of.size(); // #at4
}
task<int> takes(text &&of) { co_return of.size(); } // #at5
task<int> pass(const text &of) { return length(of); }
task<int> unseen(const text &of); // #at9

task<int> variable() {
  text local = make(); // #at1
  return length(local); // expect-warning: the task that 'variable' returns refers to 'local', which is destroyed before the coroutine uses it
                        // expect-note@#at1: 'local' is destroyed when 'variable' returns
                        // expect-note@#at2: 'length' is suspended before its body begins, until it is awaited
                        // expect-note@#at2: 'of' is used here, after that
                        // expect-note: make 'variable' a coroutine, whose frame keeps it: co_return co_await the call; or have 'length' take the parameter by value
}

task<int> parameter(text owned) { return late(owned); } // expect-warning: the task that 'parameter' returns refers to 'owned', which is destroyed before the coroutine uses it
                                                        // expect-note: 'owned' is destroyed when 'parameter' returns
                                                        // expect-note@#at3: 'late' is suspended before its body begins, until it is awaited
                                                        // expect-note@#at4: 'of' is used here, after that
                                                        // expect-note: make 'parameter' a coroutine, whose frame keeps it: co_return co_await the call; or have 'late' take the parameter by value

task<int> moved(text owned) { return takes(static_cast<text &&>(owned)); } // expect-warning: the task that 'moved' returns refers to 'owned', which is destroyed before the coroutine uses it
                                                                           // expect-note: 'owned' is destroyed when 'moved' returns
                                                                           // expect-note@#at5: 'takes' is suspended before its body begins, until it is awaited
                                                                           // expect-note@#at5: 'of' is used here, after that
                                                                           // expect-note: make 'moved' a coroutine, whose frame keeps it: co_return co_await the call; or have 'takes' take the parameter by value

task<int> array() {
  char buffer[10] = {}; // #at6
  return late(buffer); // expect-warning: the task that 'array' returns refers to 'buffer', which is destroyed before the coroutine uses it
                       // expect-note@#at6: 'buffer' is destroyed when 'array' returns
                       // expect-note@#at3: 'late' is suspended before its body begins, until it is awaited
                       // expect-note@#at4: 'of' is used here, after that
                       // expect-note: make 'array' a coroutine, whose frame keeps it: co_return co_await the call; or have 'late' take the parameter by value
}

task<int> passed_on() {
  text local = make(); // #at7
  return pass(local); // expect-warning: the task that 'passed_on' returns refers to 'local', which is destroyed before the coroutine uses it
                      // expect-note@#at7: 'local' is destroyed when 'passed_on' returns
                      // expect-note@#at2: 'length' is suspended before its body begins, until it is awaited
                      // expect-note@#at2: 'of' is used here, after that
                      // expect-note: make 'passed_on' a coroutine, whose frame keeps it: co_return co_await the call; or have 'length' take the parameter by value
}

task<int> without_body() {
  text local = make(); // #at8
  return unseen(local); // expect-warning: the task that 'without_body' returns refers to 'local', which is destroyed before the coroutine uses it
                        // expect-note@#at8: 'local' is destroyed when 'without_body' returns
                        // expect-note@#at9: 'unseen' begins when it is awaited, and 'of' is used after that
                        // expect-note: make 'without_body' a coroutine, whose frame keeps it: co_return co_await the call; or have 'unseen' take the parameter by value
}

struct pair {
  text first;
  text second;
};
task<int> member(pair owned) { return length(owned.second); } // expect-warning: the task that 'member' returns refers to 'owned', which is destroyed before the coroutine uses it
                                                              // expect-note: 'owned' is destroyed when 'member' returns
                                                              // expect-note@#at2: 'length' is suspended before its body begins, until it is awaited
                                                              // expect-note@#at2: 'of' is used here, after that
                                                              // expect-note: make 'member' a coroutine, whose frame keeps it: co_return co_await the call; or have 'length' take the parameter by value

auto lambda = [](text owned) -> task<int> { return length(owned); }; // expect-warning: the task that the lambda returns refers to 'owned', which is destroyed before the coroutine uses it
                                                                     // expect-note: 'owned' is destroyed when the lambda returns
                                                                     // expect-note@#at2: 'length' is suspended before its body begins, until it is awaited
                                                                     // expect-note@#at2: 'of' is used here, after that
                                                                     // expect-note: make the lambda a coroutine, whose frame keeps it: co_return co_await the call; or have 'length' take the parameter by value
