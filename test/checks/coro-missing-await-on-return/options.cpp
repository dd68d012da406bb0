// Functions and types may be allowed.
// RUN: %check coro-missing-await-on-return %s --option "AllowedCallees=store::load;now" --option "AllowedTypes=section;ready"
#include "coro.h"
#include <mutex>

struct store {
  task<int> load();
  task<int> save();
};
task<int> now();
struct ready : task<int> {
  using promise_type = task<int>::promise_type;
};
ready at_once();
struct section : std::lock_guard<std::mutex> {
  using std::lock_guard<std::mutex>::lock_guard;
};
std::mutex m;

task<int> by_name(store s) {
  try {
    return s.load();
  } catch (...) {
    return now();
  }
}
task<int> by_other_name(store s) {
  try {
    return s.save(); // expect-warning: 'by_other_name' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                     // expect-note@#at1: what the task throws does not come here
                     // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
  } catch (...) { // #at1
    return now();
  }
}
auto by_type() {
  try {
    return at_once();
  } catch (...) {
    throw;
  }
}
task<int> by_guard(store s) {
  section lock(m);
  return s.save();
}
task<int> by_other_guard(store s) {
  std::lock_guard lock(m); // #at2
  return s.save(); // expect-warning: 'by_other_guard' returns a task that runs after 'lock' has ended: nothing of it is done while the lock is held
                   // expect-note@#at2: the lock is taken here
                   // expect-note: it ends here, before the task begins
                   // expect-note: take the lock in the task, between two suspensions, or await one that is made for coroutines there
}
