// Functions that may block.
// RUN: %check coro-blocking-call %s --option "AllowedCallees=std::this_thread::sleep_for;join;"
#include "coro.h"
#include <chrono>
#include <thread>

task<> stops(std::thread &worker) {
  std::this_thread::sleep_for(std::chrono::seconds(1));
  worker.join();
  std::this_thread::sleep_until(std::chrono::steady_clock::now()); // expect-warning: 'stops' stops its thread, which sleeps in 'sleep_until': no other coroutine runs on it meanwhile
                                                                   // expect-note: await a timer
  co_return;
}
