// What a task that gives a lock is, until it is awaited; the fix awaits it where it
// is made.
// RUN: %check coro-unawaited-local %s
#include "jobs.h"
#include "coro.h"
#include <utility>

struct [[clang::annotate("coro::lock")]] permit {
  ~permit();
};
struct units {
  ~units();
};
struct [[clang::annotate("coro::coroutine_mutex")]] mutex {
  job<permit> hold();
  running<units> take(int);
  job<> lock();
  void unlock();
  template <typename F> running<units> with(F) { return {}; }
};
running<units> get_units(mutex &, int);
template <typename F> running<units> with_units(mutex &, F) { return {}; }
mutex door;

job<> of_a_model() {
  auto lock = door.hold(); // expect-warning: 'lock' holds a 'job<permit>', not the 'permit' that an await of it gives: nothing is locked
                           // expect-note: write co_await before the call
  co_return;
}

job<> of_a_mutex() {
  const auto lock = door.take(1); // expect-warning: 'lock' holds a 'running<units>', not the 'units' that an await of it gives: nothing is locked
                                  // expect-note: write co_await before the call
  co_return;
}

job<> of_a_function() {
  auto lock = get_units(door, 1); // expect-warning: 'lock' holds a 'running<units>', not the 'units' that an await of it gives: nothing is locked
                                  // expect-note: write co_await before the call
  co_return;
}

job<> by_hand() {
  auto lock = door.lock(); // expect-warning: 'lock' is never awaited: a 'job<>' does not hold the mutex, an await of it does
                           // expect-note: await it, or do without the call
  door.unlock();
  co_return;
}

// Nothing is inserted where it would change more.
job<> asked() {
  auto lock = door.take(1); // expect-warning: 'lock' holds a 'running<units>', not the 'units' that an await of it gives: nothing is locked
                            // expect-note: write co_await before the call
  if (lock.ready())
    co_return;
}
job<> named() {
  running<units> lock = door.take(1); // expect-warning: 'lock' holds a 'running<units>', not the 'units' that an await of it gives: nothing is locked
                                      // expect-note: write co_await before the call
  co_return;
}
void ordinary() { auto lock = door.hold(); } // expect-warning: 'lock' holds a 'job<permit>', not the 'permit' that an await of it gives: nothing is locked
                                             // expect-note: write co_await before the call
#define TAKE door.take(1) // #at1
job<> from_a_macro() {
  auto lock = TAKE; // expect-warning: 'lock' holds a 'running<units>', not the 'units' that an await of it gives: nothing is locked
                    // expect-note: write co_await before the call
                    // expect-note@#at1: expanded from macro 'TAKE'
  co_return;
}

// It holds the lock for others.
job<> holds_it_meanwhile() {
  auto done = with_units(door, [] {}); // expect-warning: 'done' is never awaited: the 'running<units>' runs, and nobody learns when it ends or how
                                       // expect-note: await it where its result is needed, or hand it to someone who does
  auto other = door.with([] {}); // expect-warning: 'other' is never awaited: the 'running<units>' runs, and nobody learns when it ends or how
                                 // expect-note: await it where its result is needed, or hand it to someone who does
  co_return;
}
