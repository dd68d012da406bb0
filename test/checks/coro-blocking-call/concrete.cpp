// One call of each sort that stops the thread.
// RUN: %check coro-blocking-call %s
#include "coro.h"
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <latch>
#include <mutex>
#include <netdb.h>
#include <poll.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

task<> sleeps() {
  std::this_thread::sleep_for(1s); // expect-warning: 'sleeps' stops its thread, which sleeps in 'sleep_for': no other coroutine runs on it meanwhile
                                   // expect-note: await a timer
  co_return;
}

task<> joins(std::thread &worker) {
  worker.join(); // expect-warning: 'joins' stops its thread, which waits for the other thread in 'join': no other coroutine runs on it meanwhile
                 // expect-note: await something that the thread sets at its end
  co_return;
}

std::mutex busy;
std::condition_variable changed;

task<> waits(std::latch &started, bool &done) {
  std::unique_lock lock(busy);
  changed.wait(lock, [&] { return done; }); // expect-warning: 'waits' stops its thread, which waits to be notified in 'wait': no other coroutine runs on it meanwhile
                                            // expect-note: await an event that is made for coroutines
  started.wait(); // expect-warning: 'waits' stops its thread, which waits for the latch in 'wait': no other coroutine runs on it meanwhile
                  // expect-note: await a latch that is made for coroutines
  co_return;
}

task<> looks_up(const char *host, addrinfo *found) {
  ::getaddrinfo(host, nullptr, nullptr, &found); // expect-warning: 'looks_up' stops its thread, which waits for the network in 'getaddrinfo': no other coroutine runs on it meanwhile
                                                 // expect-note: await the operation of your I/O library
  co_return;
}

task<> runs() {
  if (std::system("make")) // expect-warning: 'runs' stops its thread, which waits for the process in 'system': no other coroutine runs on it meanwhile
                           // expect-note: await the end of the process as your I/O library offers it
    co_return;
}

// An event loop lets others run, on top of this.
namespace cppcoro {
struct io_service {
  int process_events();
};
} // namespace cppcoro

task<> runs_a_loop(cppcoro::io_service &io) {
  io.process_events(); // expect-warning: 'runs_a_loop' waits in 'process_events', which runs an event loop: it goes on only when that is done with all that it has begun
                       // expect-note: let a thread that is no coroutine do it
  co_return;
}

// Code says it with an annotation, and what to write instead.
[[clang::annotate("coro::blocking", "co_await ask_async()")]] int ask();
[[clang::annotate("coro::blocking")]] int ask_twice();

task<int> asks() { co_return ask() + ask_twice(); } // expect-warning: 'asks' stops its thread, which is blocked in 'ask': no other coroutine runs on it meanwhile
                                                    // expect-note: co_await ask_async()
                                                    // expect-warning: 'asks' stops its thread, which is blocked in 'ask_twice': no other coroutine runs on it meanwhile
                                                    // expect-note: await the end of it instead, or have a thread do it that is made for what blocks

struct [[nodiscard]] session {
  [[clang::annotate("coro::blocking")]] explicit session(int port);
  session(session &&);
  int operator()();
};

task<session> opens() {
  session s(80); // expect-warning: 'opens' stops its thread, which is blocked in 'session': no other coroutine runs on it meanwhile
                 // expect-note: await the end of it instead, or have a thread do it that is made for what blocks
  co_return s;
}

// Where the thread is another one, it is that one which stops.
task<> moves(task<> to_pool) {
  co_await static_cast<task<> &&>(to_pool);
  std::this_thread::sleep_until(std::chrono::steady_clock::now()); // expect-warning: 'moves' stops its thread, which sleeps in 'sleep_until': no other coroutine runs on it meanwhile
                                                                   // expect-note: await a timer
}

// A lambda that is a coroutine.
auto in_a_lambda = []() -> task<> {
  std::this_thread::sleep_for(1s); // expect-warning: '(lambda)' stops its thread, which sleeps in 'sleep_for': no other coroutine runs on it meanwhile
                                   // expect-note: await a timer
  co_return;
};

// An async generator shares its thread, too.
async_generator<int> ticks() {
  for (int i = 0;; ++i) {
    std::this_thread::sleep_for(1s); // expect-warning: 'ticks' stops its thread, which sleeps in 'sleep_for': no other coroutine runs on it meanwhile
                                     // expect-note: await a timer
    co_yield i;
  }
}

#define PAUSE() std::this_thread::sleep_for(1s) // #define

task<> by_a_macro() {
  PAUSE(); // expect-warning: 'by_a_macro' stops its thread, which sleeps in 'sleep_for': no other coroutine runs on it meanwhile
           // expect-note@#define: expanded from macro 'PAUSE'
           // expect-note: await a timer
           // expect-note@#define: expanded from macro 'PAUSE'
  co_return;
}

// Each call is a finding.
task<int> twice_in_a_line() { co_return ask_twice() + ask_twice(); } // expect-warning: 'twice_in_a_line' stops its thread, which is blocked in 'ask_twice': no other coroutine runs on it meanwhile
                                                                     // expect-note: await the end of it instead, or have a thread do it that is made for what blocks
                                                                     // expect-warning: 'twice_in_a_line' stops its thread, which is blocked in 'ask_twice': no other coroutine runs on it meanwhile
                                                                     // expect-note: await the end of it instead, or have a thread do it that is made for what blocks
