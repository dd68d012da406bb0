//===--- Stopwatch.h - How long phases take ------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_STOPWATCH_H
#define COROTIDY_TOOL_STOPWATCH_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>
#include <vector>

namespace corotidy {

/// On the clock and of the processor, in nanoseconds.
struct Elapsed {
  uint64_t Wall = 0;
  uint64_t Processor = 0;

  Elapsed &operator+=(const Elapsed &Other) {
    Wall += Other.Wall;
    Processor += Other.Processor;
    return *this;
  }
};

struct PhaseTime {
  std::string Phase;
  Elapsed Took;
};

/// Measures what this process does, one phase after the other.
class Stopwatch {
public:
  /// Ends the phase before, if there was one.
  void enter(llvm::StringRef Phase);

  /// As enter(), in a process that has done nothing else so far: what it took
  /// to get here is part of the phase.
  void enterAtStart(llvm::StringRef Phase);

  /// The phases in the order in which they were first entered, each once.
  std::vector<PhaseTime> stop();

private:
  std::vector<PhaseTime> Phases;
  /// The phase that runs; one behind the last if there is none.
  size_t Running = 0;
  Elapsed Since;
};

/// The most memory that this process has held at one time, in bytes.
uint64_t peakMemory();

} // namespace corotidy

#endif // COROTIDY_TOOL_STOPWATCH_H
