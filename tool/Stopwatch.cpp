//===--- Stopwatch.cpp - How long phases take -----------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Stopwatch.h"
#include "llvm/ADT/STLExtras.h"
#include <ctime>
#include <sys/resource.h>

using namespace llvm;

namespace corotidy {

static uint64_t read(clockid_t Clock) {
  timespec Time = {};
  ::clock_gettime(Clock, &Time);
  return uint64_t(Time.tv_sec) * 1'000'000'000 + Time.tv_nsec;
}

static Elapsed now() {
  return {read(CLOCK_MONOTONIC), read(CLOCK_PROCESS_CPUTIME_ID)};
}

void Stopwatch::enter(StringRef Phase) {
  Elapsed Now = now();
  if (Running < Phases.size())
    Phases[Running].Took +=
        {Now.Wall - Since.Wall, Now.Processor - Since.Processor};
  Since = Now;
  Running =
      find_if(Phases, [&](const PhaseTime &P) { return P.Phase == Phase; }) -
      Phases.begin();
  if (Running == Phases.size())
    Phases.push_back({Phase.str(), {}});
}

void Stopwatch::enterAtStart(StringRef Phase) {
  enter(Phase);
  // When it began is known too coarsely; it has hardly waited since.
  Since = {Since.Wall - Since.Processor, 0};
}

std::vector<PhaseTime> Stopwatch::stop() {
  enter("");
  erase_if(Phases, [](const PhaseTime &P) { return P.Phase.empty(); });
  Running = 0;
  return std::exchange(Phases, {});
}

uint64_t peakMemory() {
  rusage Usage = {};
  ::getrusage(RUSAGE_SELF, &Usage);
  return uint64_t(Usage.ru_maxrss) * 1024;
}

} // namespace corotidy
