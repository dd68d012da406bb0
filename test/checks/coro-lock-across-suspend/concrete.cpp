// A lock held while suspended: every way of taking one, and of coming to the await.
// RUN: %check coro-lock-across-suspend %s
#include "coro.h"
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>

std::mutex accounts;
std::shared_mutex prices;
bool urgent();
task<int> balance();
task<> settle();

task<> guarded() {
  std::lock_guard<std::mutex> guard(accounts); // #at1
  co_await settle(); // expect-warning: 'guarded' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at1: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> deduced() {
  std::scoped_lock guard(accounts); // #at2
  co_await settle(); // expect-warning: 'deduced' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at2: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> behind_an_alias() {
  using lock = std::unique_lock<std::mutex>;
  lock guard(accounts); // #at3
  co_await settle(); // expect-warning: 'behind_an_alias' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at3: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> from_a_value() {
  auto guard = std::unique_lock<std::mutex>(accounts); // #at4
  co_await settle(); // expect-warning: 'from_a_value' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at4: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> shared() {
  std::shared_lock guard(prices); // #at5
  co_await settle(); // expect-warning: 'shared' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at5: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> in_an_initialiser() {
  std::lock_guard guard(accounts); // #at6
  int sum = co_await balance(); // expect-warning: 'in_an_initialiser' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                                // expect-note@#at6: the lock is taken here
                                // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
  (void)sum;
}

task<> in_a_condition() {
  std::lock_guard guard(accounts); // #at7
  if (int sum = co_await balance()) // expect-warning: 'in_a_condition' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                                    // expect-note@#at7: the lock is taken here
                                    // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
    (void)sum;
}

task<> in_a_loop_header() {
  std::lock_guard guard(accounts); // #at8
  for (int sum = co_await balance(); sum > 0; --sum) // expect-warning: 'in_a_loop_header' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                                                     // expect-note@#at8: the lock is taken here
                                                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
    ;
}

task<> guard_of_an_if() {
  if (std::lock_guard<std::mutex> guard(accounts); urgent()) // #at9
    co_await settle(); // expect-warning: 'guard_of_an_if' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                       // expect-note@#at9: the lock is taken here
                       // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> guard_of_a_loop() {
  for (std::lock_guard<std::mutex> guard(accounts);;) // #at10
    co_await settle(); // expect-warning: 'guard_of_a_loop' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                       // expect-note@#at10: the lock is taken here
                       // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> guard_of_a_switch() {
  switch (std::lock_guard<std::mutex> guard(accounts); int(urgent())) { // #at11
  case 1:
    co_await settle(); // expect-warning: 'guard_of_a_switch' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                       // expect-note@#at11: the lock is taken here
                       // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
  }
}

task<> by_hand() {
  accounts.lock(); // #at12
  co_await settle(); // expect-warning: 'by_hand' is suspended here while 'accounts' is locked: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at12: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
  accounts.unlock();
}

struct ledger {
  std::mutex mutex;
  std::unique_lock<std::mutex> held;
  task<> member_by_hand() {
    mutex.lock(); // #at13
    co_await settle(); // expect-warning: 'ledger::member_by_hand' is suspended here while 'mutex' is locked: others that want it block their threads, and to release it on another thread is undefined
                       // expect-note@#at13: the lock is taken here
                       // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
    mutex.unlock();
  }
  task<> member_guard() {
    held = std::unique_lock(mutex); // #at14
    co_await settle(); // expect-warning: 'ledger::member_guard' is suspended here while 'held' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                       // expect-note@#at14: the lock is taken here
                       // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
  }
};

task<> two_by_a_function() {
  std::mutex other;
  std::lock(accounts, other); // #at15
  co_await settle(); // expect-warning: 'two_by_a_function' is suspended here while 'accounts' is locked: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at15: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
  accounts.unlock();
  other.unlock();
}

task<> optional() {
  std::optional<std::lock_guard<std::mutex>> guard;
  co_await settle();
  guard.emplace(accounts); // #at16
  co_await settle(); // expect-warning: 'optional' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at16: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> on_the_heap() {
  auto guard = std::make_unique<std::lock_guard<std::mutex>>(accounts); // #at17
  co_await settle(); // expect-warning: 'on_the_heap' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at17: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

struct braced {
  std::lock_guard<std::mutex> guard;
};
task<> member_of_braces() {
  braced holder{std::lock_guard<std::mutex>(accounts)}; // #at18
  co_await settle(); // expect-warning: 'member_of_braces' is suspended here while 'holder' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at18: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

struct session {
  std::unique_lock<std::mutex> guard;
  explicit session(std::mutex &mutex) : guard(mutex) {}
};
task<> member_of_a_class() {
  session open(accounts); // #at19
  co_await settle(); // expect-warning: 'member_of_a_class' is suspended here while 'open' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at19: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

struct derived : std::lock_guard<std::mutex> {
  using std::lock_guard<std::mutex>::lock_guard;
};
task<> from_a_base() {
  derived guard(accounts); // #at20
  co_await settle(); // expect-warning: 'from_a_base' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at20: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> array() {
  std::lock_guard<std::mutex> guards[1] = {std::lock_guard<std::mutex>(accounts)}; // #at21
  co_await settle(); // expect-warning: 'array' is suspended here while 'guards' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at21: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> parameter(std::unique_lock<std::mutex> guard) { co_await settle(); } // expect-warning: 'parameter' is suspended before its body begins, while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                                                                            // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines

int under(const std::lock_guard<std::mutex> &, int);
task<> temporary() { under(std::lock_guard<std::mutex>(accounts), co_await balance()); } // expect-warning: 'temporary' is suspended here while a temporary 'std::lock_guard<std::mutex>' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                                                                                         // expect-note: the lock is taken here
                                                                                         // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines

task<> adopted() {
  accounts.lock();
  std::lock_guard guard(accounts, std::adopt_lock); // #at22
  co_await settle(); // expect-warning: 'adopted' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at22: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> tried() {
  std::unique_lock guard(accounts, std::try_to_lock); // #at23
  if (guard.owns_lock())
    co_await settle(); // expect-warning: 'tried' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                       // expect-note@#at23: the lock is taken here
                       // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> tried_by_hand() {
  if (accounts.try_lock()) { // #at24
    co_await settle(); // expect-warning: 'tried_by_hand' is suspended here while 'accounts' is locked: others that want it block their threads, and to release it on another thread is undefined
                       // expect-note@#at24: the lock is taken here
                       // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
    accounts.unlock();
  }
}

task<> tried_before() {
  bool mine = accounts.try_lock(); // #at25
  if (!mine)
    co_return;
  co_await settle(); // expect-warning: 'tried_before' is suspended here while 'accounts' is locked: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at25: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
  accounts.unlock();
}

task<> locked_again() {
  std::unique_lock guard(accounts);
  guard.unlock();
  co_await settle();
  guard.lock(); // #at26
  co_await settle(); // expect-warning: 'locked_again' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at26: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> moved_to_another() {
  std::unique_lock guard(accounts); // #at27
  std::unique_lock other(std::move(guard));
  co_await settle(); // expect-warning: 'moved_to_another' is suspended here while 'other' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at27: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

// One way only: the note says which.
task<> unlocked_if_urgent() {
  std::unique_lock guard(accounts); // #at28
  if (urgent()) // #at29
    guard.unlock();
  co_await settle(); // expect-warning: 'unlocked_if_urgent' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at28: the lock is taken here
                     // expect-note@#at29: when this is false, the lock is not released
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> locked_if_urgent() {
  if (urgent())
    accounts.lock(); // #at30
  co_await settle(); // expect-warning: 'locked_if_urgent' is suspended here while 'accounts' is locked: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at30: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> unlocked_in_a_case(int kind) {
  std::unique_lock guard(accounts); // #at31
  switch (kind) { // #at32
  case 1:
    guard.unlock();
    break;
  case 2:
    break;
  }
  co_await settle(); // expect-warning: 'unlocked_in_a_case' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at31: the lock is taken here
                     // expect-note@#at32: when no case does otherwise, the lock is not released
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

task<> at_the_second_turn() {
  std::unique_lock<std::mutex> guard;
  while (urgent()) {
    co_await settle(); // expect-warning: 'at_the_second_turn' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                       // expect-note@#at33: the lock is taken here
                       // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
    guard = std::unique_lock(accounts); // #at33
  }
}

void may_throw();
task<> lost_by_an_exception() {
  try {
    accounts.lock(); // #at34
    may_throw();
    accounts.unlock();
  } catch (...) { // #at35
  }
  co_await settle(); // expect-warning: 'lost_by_an_exception' is suspended here while 'accounts' is locked: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at34: the lock is taken here
                     // expect-note@#at35: when this handler is entered, the lock is not released
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

// A yield is a suspension, too.
generator<int> under_a_lock() {
  std::lock_guard guard(accounts); // #at36
  co_yield 1; // expect-warning: 'under_a_lock' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
              // expect-note@#at36: the lock is taken here
              // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

auto by_a_lambda = []() -> task<> {
  std::lock_guard guard(accounts); // #at37
  co_await settle(); // expect-warning: '(lambda)' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at37: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
};

// Where it is held across several suspensions, that is one mistake.
task<> several() {
  std::lock_guard guard(accounts); // #at38
  co_await settle(); // expect-warning: 'several' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at38: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
  co_await settle();
}

// Two guards, two findings, unless they are at the same place.
task<> two() {
  std::lock_guard first(accounts); // #at39
  co_await settle(); // expect-warning: 'two' is suspended here while 'first' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at39: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
  std::shared_lock second(prices); // #at40
  co_await settle(); // expect-warning: 'two' is suspended here while 'second' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at40: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

#define LOCKED(mutex) std::lock_guard guard_of_macro(mutex) // #at43
#define WAIT(what) co_await what // #at41
task<> macros() {
  LOCKED(accounts); // #at42
  WAIT(settle()); // expect-warning: 'macros' is suspended here while 'guard_of_macro' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                  // expect-note@#at41: expanded from macro 'WAIT'
                  // expect-note@#at42: the lock is taken here
                  // expect-note@#at43: expanded from macro 'LOCKED'
                  // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
                  // expect-note@#at41: expanded from macro 'WAIT'
}
