//===--- Progress.h - How far a run has come, for who watches - -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_PROGRESS_H
#define COROTIDY_TOOL_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include <chrono>

namespace corotidy {

/// One line on standard error that is written again and again, if that is a
/// terminal. Into a file or the log of a CI system, nothing is written.
class Progress {
public:
  /// Of \p Total files. Few are done before one could read anything.
  Progress(size_t Total, bool Quiet);
  ~Progress() { clear(); }

  /// Another file is done.
  void advance(size_t Findings);

  /// A file need not be done.
  void leaveOut(size_t Findings);

  /// Draws the line, not more often than one can read. \p File is what has
  /// taken longest of what is being done.
  void show(llvm::StringRef File);

  /// Takes the line away, so that something else can be printed.
  void clear();

private:
  using Clock = std::chrono::steady_clock;

  size_t Total;
  bool IsOn;
  size_t Done = 0;
  size_t Findings = 0;
  bool IsShown = false;
  Clock::time_point Start = Clock::now();
  Clock::time_point LastShown = Start;
};

} // namespace corotidy

#endif // COROTIDY_TOOL_PROGRESS_H
