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
  std::lock_guard<std::mutex> guard(accounts);
  co_await settle();
}

task<> deduced() {
  std::scoped_lock guard(accounts);
  co_await settle();
}

task<> behind_an_alias() {
  using lock = std::unique_lock<std::mutex>;
  lock guard(accounts);
  co_await settle();
}

task<> from_a_value() {
  auto guard = std::unique_lock<std::mutex>(accounts);
  co_await settle();
}

task<> shared() {
  std::shared_lock guard(prices);
  co_await settle();
}

task<> in_an_initialiser() {
  std::lock_guard guard(accounts);
  int sum = co_await balance();
  (void)sum;
}

task<> in_a_condition() {
  std::lock_guard guard(accounts);
  if (int sum = co_await balance())
    (void)sum;
}

task<> in_a_loop_header() {
  std::lock_guard guard(accounts);
  for (int sum = co_await balance(); sum > 0; --sum)
    ;
}

task<> guard_of_an_if() {
  if (std::lock_guard<std::mutex> guard(accounts); urgent())
    co_await settle();
}

task<> guard_of_a_loop() {
  for (std::lock_guard<std::mutex> guard(accounts);;)
    co_await settle();
}

task<> guard_of_a_switch() {
  switch (std::lock_guard<std::mutex> guard(accounts); int(urgent())) {
  case 1:
    co_await settle();
  }
}

task<> by_hand() {
  accounts.lock();
  co_await settle();
  accounts.unlock();
}

struct ledger {
  std::mutex mutex;
  std::unique_lock<std::mutex> held;
  task<> member_by_hand() {
    mutex.lock();
    co_await settle();
    mutex.unlock();
  }
  task<> member_guard() {
    held = std::unique_lock(mutex);
    co_await settle();
  }
};

task<> two_by_a_function() {
  std::mutex other;
  std::lock(accounts, other);
  co_await settle();
  accounts.unlock();
  other.unlock();
}

task<> optional() {
  std::optional<std::lock_guard<std::mutex>> guard;
  co_await settle();
  guard.emplace(accounts);
  co_await settle();
}

task<> on_the_heap() {
  auto guard = std::make_unique<std::lock_guard<std::mutex>>(accounts);
  co_await settle();
}

struct braced {
  std::lock_guard<std::mutex> guard;
};
task<> member_of_braces() {
  braced holder{std::lock_guard<std::mutex>(accounts)};
  co_await settle();
}

struct session {
  std::unique_lock<std::mutex> guard;
  explicit session(std::mutex &mutex) : guard(mutex) {}
};
task<> member_of_a_class() {
  session open(accounts);
  co_await settle();
}

struct derived : std::lock_guard<std::mutex> {
  using std::lock_guard<std::mutex>::lock_guard;
};
task<> from_a_base() {
  derived guard(accounts);
  co_await settle();
}

task<> array() {
  std::lock_guard<std::mutex> guards[1] = {std::lock_guard<std::mutex>(accounts)};
  co_await settle();
}

task<> parameter(std::unique_lock<std::mutex> guard) { co_await settle(); }

int under(const std::lock_guard<std::mutex> &, int);
task<> temporary() { under(std::lock_guard<std::mutex>(accounts), co_await balance()); }

task<> adopted() {
  accounts.lock();
  std::lock_guard guard(accounts, std::adopt_lock);
  co_await settle();
}

task<> tried() {
  std::unique_lock guard(accounts, std::try_to_lock);
  if (guard.owns_lock())
    co_await settle();
}

task<> tried_by_hand() {
  if (accounts.try_lock()) {
    co_await settle();
    accounts.unlock();
  }
}

task<> tried_before() {
  bool mine = accounts.try_lock();
  if (!mine)
    co_return;
  co_await settle();
  accounts.unlock();
}

task<> locked_again() {
  std::unique_lock guard(accounts);
  guard.unlock();
  co_await settle();
  guard.lock();
  co_await settle();
}

task<> moved_to_another() {
  std::unique_lock guard(accounts);
  std::unique_lock other(std::move(guard));
  co_await settle();
}

// One way only: the note says which.
task<> unlocked_if_urgent() {
  std::unique_lock guard(accounts);
  if (urgent())
    guard.unlock();
  co_await settle();
}

task<> locked_if_urgent() {
  if (urgent())
    accounts.lock();
  co_await settle();
}

task<> unlocked_in_a_case(int kind) {
  std::unique_lock guard(accounts);
  switch (kind) {
  case 1:
    guard.unlock();
    break;
  case 2:
    break;
  }
  co_await settle();
}

task<> at_the_second_turn() {
  std::unique_lock<std::mutex> guard;
  while (urgent()) {
    co_await settle();
    guard = std::unique_lock(accounts);
  }
}

void may_throw();
task<> lost_by_an_exception() {
  try {
    accounts.lock();
    may_throw();
    accounts.unlock();
  } catch (...) {
  }
  co_await settle();
}

// A yield is a suspension, too.
generator<int> under_a_lock() {
  std::lock_guard guard(accounts);
  co_yield 1;
}

auto by_a_lambda = []() -> task<> {
  std::lock_guard guard(accounts);
  co_await settle();
};

// Where it is held across several suspensions, that is one mistake.
task<> several() {
  std::lock_guard guard(accounts);
  co_await settle();
  co_await settle();
}

// Two guards, two findings, unless they are at the same place.
task<> two() {
  std::lock_guard first(accounts);
  co_await settle();
  std::shared_lock second(prices);
  co_await settle();
}

#define LOCKED(mutex) std::lock_guard guard_of_macro(mutex)
#define WAIT(what) co_await what
task<> macros() {
  LOCKED(accounts);
  WAIT(settle());
}
