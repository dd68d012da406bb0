// Of a template the pattern, if its promise is known, and else what is made from it.
// RUN: %check coro-lock-across-suspend %s
#include "coro.h"
#include <mutex>

std::mutex accounts;
task<> settle();

template <typename T> task<> known_promise() {
  std::lock_guard<std::mutex> guard(accounts); // #at1
  co_await T(); // expect-warning: 'known_promise' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                // expect-note@#at1: the lock is taken here
                // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

template <typename T> task<T> dependent_promise() {
  std::lock_guard guard(accounts); // #at2
  co_await settle(); // expect-warning: 'dependent_promise' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at2: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}

template <typename T> task<T> instantiated_twice() {
  std::lock_guard guard(accounts); // #at3
  co_await settle(); // expect-warning: 'instantiated_twice<int>' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at3: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}
template task<int> instantiated_twice();
template task<void> instantiated_twice();

template <typename T> struct ledger {
  std::mutex mutex;
  task<> member() {
    std::unique_lock<std::mutex> guard(mutex); // #at4
    co_await settle(); // expect-warning: 'ledger<int>::member' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                       // expect-note@#at4: the lock is taken here
                       // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
  }
  task<T> dependent() {
    std::scoped_lock guard(mutex); // #at5
    co_await settle(); // expect-warning: 'ledger<int>::dependent' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                       // expect-note@#at5: the lock is taken here
                       // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
  }
};
template struct ledger<int>;

// What is locked depends on the argument.
template <typename Mutex> task<> any_mutex(Mutex &mutex) {
  std::lock_guard<Mutex> guard(mutex); // #at6
  co_await settle(); // expect-warning: 'any_mutex<std::mutex>' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                     // expect-note@#at6: the lock is taken here
                     // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
}
template task<> any_mutex(std::mutex &);

auto generic = [](auto wait) -> task<> {
  std::lock_guard guard(accounts); // #at7
  co_await wait(); // expect-warning: '(lambda)' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                   // expect-note@#at7: the lock is taken here
                   // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
};

// Only one of them waits.
template <bool Waits> task<int> conditional() {
  std::lock_guard guard(accounts); // #at8
  if constexpr (Waits)
    co_await settle(); // expect-warning: 'conditional' is suspended here while 'guard' holds a lock: others that want it block their threads, and to release it on another thread is undefined
                       // expect-note@#at8: the lock is taken here
                       // expect-note: release the lock before the suspension, or use a mutex that is made for coroutines
  co_return 1;
}
template task<int> conditional<false>();
