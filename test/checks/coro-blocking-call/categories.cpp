// Which sorts of calls are looked for.
// RUN: %check coro-blocking-call %s --option "Categories=lock;file;descriptor"
#include "coro.h"
#include <fstream>
#include <mutex>
#include <shared_mutex>
#include <sys/socket.h>
#include <thread>
#include <utility>

std::mutex accounts;

task<> locks(std::shared_mutex &prices) {
  std::lock_guard guard(accounts); // expect-warning: 'locks' stops its thread, which waits for the lock in 'lock_guard': no other coroutine runs on it meanwhile
                                   // expect-note: await a mutex that is made for coroutines
  std::shared_lock reader(prices); // expect-warning: 'locks' stops its thread, which waits for the lock in 'shared_lock': no other coroutine runs on it meanwhile
                                   // expect-note: await a mutex that is made for coroutines
  accounts.lock(); // expect-warning: 'locks' stops its thread, which waits for the lock in 'lock': no other coroutine runs on it meanwhile
                   // expect-note: await a mutex that is made for coroutines
  co_return;
}

// Nothing to wait for.
task<> holds(std::shared_mutex &prices) {
  std::unique_lock later(prices, std::defer_lock);
  std::unique_lock tried(prices, std::try_to_lock);
  std::lock_guard adopted(accounts, std::adopt_lock);
  std::unique_lock<std::shared_mutex> none;
  std::unique_lock moved(std::move(later));
  accounts.try_lock();
  co_return;
}

// A guard of a mutex that is made for coroutines.
struct async_mutex {
  task<> co_lock();
  void lock();
  void unlock();
};

task<> holds_async(async_mutex &m) {
  co_await m.co_lock();
  std::lock_guard guard(m);
}

task<> reads() {
  std::ifstream in("settings"); // expect-warning: 'reads' stops its thread, which waits for the file system in 'basic_ifstream': no other coroutine runs on it meanwhile
                                // expect-note: do it on a thread that is made for it, and await that
  std::ifstream later;
  later.open("settings"); // expect-warning: 'reads' stops its thread, which waits for the file system in 'open': no other coroutine runs on it meanwhile
                          // expect-note: do it on a thread that is made for it, and await that
  co_return;
}

task<> receives(int socket, char *data) {
  ::recv(socket, data, 1, 0); // expect-warning: 'receives' stops its thread, which may wait for the descriptor in 'recv': no other coroutine runs on it meanwhile
                              // expect-note: await the operation of your I/O library
  co_return;
}

// Not asked for.
task<> joins(std::thread &worker) {
  worker.join();
  co_return;
}
