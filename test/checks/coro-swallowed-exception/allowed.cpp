// Functions may be allowed.
// RUN: %check coro-swallowed-exception %s --option "AllowedCallees=file::close"
#include "coro.h"

struct file {
  task<> close();
  task<> save();
};

task<> uses(file f) {
  try {
    co_await f.close();
  } catch (...) {}
  try {
    co_await f.save(); // #at1
    co_await f.close();
  } catch (...) {} // expect-warning: every error of what is awaited in this try block is lost: 'uses' goes on as if there was none
                   // expect-note@#at1: it is awaited here
                   // expect-note: take only the exceptions that are expected, report the others, or say in a comment here why none matters
}
