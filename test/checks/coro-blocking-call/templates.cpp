// Templates: once each, in the pattern if it is known there what is called.
// RUN: %check coro-blocking-call %s
#include "coro.h"
#include <chrono>
#include <thread>

using namespace std::chrono_literals;
struct moment : std::chrono::milliseconds {};

// The promise is known, and so is the callee.
template <typename T> task<> plain(T) {
  std::this_thread::sleep_for(1s); // expect-warning: 'plain<int>' stops its thread, which sleeps in 'sleep_for': no other coroutine runs on it meanwhile
                                   // expect-note: await a timer
  co_return;
}

// The arguments decide between overloads that block all.
template <typename Duration> task<> pause(Duration time) {
  std::this_thread::sleep_for(time); // expect-warning: 'pause<moment>' stops its thread, which sleeps in 'sleep_for': no other coroutine runs on it meanwhile
                                     // expect-note: await a timer
  co_return;
}

// Here they might find another function.
template <typename T> task<> by_argument(T time) {
  using std::this_thread::sleep_for;
  sleep_for(time); // expect-warning: 'by_argument<moment>' stops its thread, which sleeps in 'sleep_for': no other coroutine runs on it meanwhile
                   // expect-note: await a timer
  co_return;
}

// The promise depends on the argument.
template <typename T> task<T> result(T value) {
  std::this_thread::sleep_for(1s); // expect-warning: 'result<int>' stops its thread, which sleeps in 'sleep_for': no other coroutine runs on it meanwhile
                                   // expect-note: await a timer
  co_return value;
}

// Never instantiated.
template <typename T> T any(T) {
  std::this_thread::sleep_for(1s); // expect-warning: 'any' stops its thread, which sleeps in 'sleep_for': no other coroutine runs on it meanwhile
                                   // expect-note: await a timer
  co_return 1;
}

template <typename T> struct worker {
  T thread;
  task<> stop() {
    thread.join(); // expect-warning: 'worker<std::thread>::stop' stops its thread, which waits for the other thread in 'join': no other coroutine runs on it meanwhile
                   // expect-note: await something that the thread sets at its end
    co_return;
  }
  task<T> give() {
    thread.join(); // expect-warning: 'worker<std::thread>::give' stops its thread, which waits for the other thread in 'join': no other coroutine runs on it meanwhile
                   // expect-note: await something that the thread sets at its end
    co_return T();
  }
};

task<> uses(worker<std::thread> w) {
  co_await plain(1);
  co_await plain(1.0);
  co_await pause(moment());
  co_await by_argument(moment());
  co_await result(1);
  co_await w.stop();
  co_await w.give();
}

// A lambda in a template.
template <typename T> auto make(T) {
  return []() -> task<> {
    std::this_thread::sleep_for(1s); // expect-warning: 'make<int>()::(lambda)' stops its thread, which sleeps in 'sleep_for': no other coroutine runs on it meanwhile
                                     // expect-note: await a timer
    co_return;
  };
}
auto made = make(1);
