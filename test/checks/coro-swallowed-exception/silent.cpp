// Errors that somebody sees, or that are dropped on purpose.
// RUN: %check coro-swallowed-exception %s
#include "coro.h"
#include <exception>
#include <stdexcept>

task<int> fetch();
task<> save(int);
void log(const char *);

task<> reported() {
  try {
    co_await save(1);
  } catch (...) {
    log("failed");
  }
}
task<> with_a_reason() {
  try {
    co_await save(1);
  } catch (...) {
    // The file may be gone.
  }
  try {
    co_await save(1);
  } catch (...) { /* fine */
  }
}
task<> of_one_kind() {
  try {
    co_await save(1);
  } catch (const std::out_of_range &) {
  }
}

// What comes after knows.
task<int> by_return() {
  try {
    co_return co_await fetch();
  } catch (...) {
  }
  co_return -1;
}
task<> by_variable(int n) {
  try {
    n = co_await fetch();
  } catch (...) {
  }
  co_await save(n);
}
task<> by_flag() {
  bool done = false;
  try {
    co_await save(1);
    done = true;
  } catch (...) {
  }
  log(done ? "done" : "failed");
}
task<> by_break() {
  for (;;) {
    try {
      co_await save(1);
      break;
    } catch (...) {
    }
  }
}

// Nothing is awaited there.
task<> without_await() {
  try {
    log("one");
    auto later = []() -> task<> { co_await save(1); };
  } catch (...) {
  }
  co_await save(1);
}
void ordinary() {
  try {
    log("one");
  } catch (...) {
  }
}

#define IGNORE                                                                 \
  catch (...) {                                                                \
  }
task<> macro() {
  try {
    co_await save(1);
  }
  IGNORE
}
