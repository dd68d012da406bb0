// What says whether something failed, in the tests beside this.
#ifndef RESULTS_H
#define RESULTS_H
#include "coro.h"
#include <system_error>

template <typename T> struct [[clang::annotate("coro::carries_error")]] result {
  explicit operator bool() const;
  T operator*() const;
};

task<result<int>> receive();
task<std::error_code> send(int = 0);
task<bool> try_send();
task<int> count();

#endif // RESULTS_H
