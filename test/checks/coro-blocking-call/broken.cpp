// Code with errors: what is left of a body is looked at.
// RUN: %check coro-blocking-call %s --broken
#include "coro.h"
#include <chrono>
#include <thread>

using namespace std::chrono_literals;

task<> with_unknown_names() {
  missing();
  std::this_thread::sleep_for(absent);
  std::this_thread::sleep_for(1s); // expect-warning: 'with_unknown_names' stops its thread, which sleeps in 'sleep_for': no other coroutine runs on it meanwhile
                                   // expect-note: await a timer
  co_return;
}

task<> with_wrong_arguments() {
  std::this_thread::sleep_for();
  std::this_thread::sleep_for("long");
  co_await elsewhere;
}

task<> cut_off() {
  std::this_thread::sleep_for(
