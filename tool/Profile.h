//===--- Profile.h - Where the time of a run went ------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_PROFILE_H
#define COROTIDY_TOOL_PROFILE_H

#include "tool/Options.h"
#include "tool/Stopwatch.h"
#include "tool/report/Formats.h"
#include <map>
#include <optional>

namespace corotidy {

/// What a worker says of one job, if it was asked to measure.
struct JobTimes {
  std::vector<PhaseTime> Phases;
  uint64_t PeakMemory = 0;
};

/// Gathers what --profile shows. If that was not asked for, nothing is
/// measured.
class Profile {
public:
  explicit Profile(const Options &Opts);

  bool isOn() const { return IsOn; }

  /// This process does \p Phase from now on.
  void enter(llvm::StringRef Phase) {
    if (IsOn)
      Parent.enter(Phase);
  }

  /// That many workers do the work.
  void setWorkers(unsigned N) { Workers = N; }

  /// A job on \p File has ended.
  void add(llvm::StringRef File, const JobTimes &Times);

  /// Ends the measurement and shows it where \p Opts asks for it.
  llvm::Error finish(const Options &Opts, const ReportContext &Ctx);

private:
  struct Slow {
    std::string File;
    Elapsed Took;
  };
  /// One line of what is shown.
  struct Row {
    Elapsed Took;
    size_t Jobs = 0;
    /// A few, the slowest first.
    std::vector<Slow> Slowest;

    void add(llvm::StringRef File, const Elapsed &Time);
  };
  using Table = std::vector<std::pair<std::string, Row>>;

  void writeJson(llvm::raw_ostream &OS, const ReportContext &Ctx) const;
  void writeText(llvm::raw_ostream &OS, const ReportContext &Ctx) const;

  bool IsOn;
  Stopwatch Parent;
  unsigned Workers = 0;
  uint64_t LargestWorker = 0;
  std::map<std::string, Row> Phases;
  /// All of Phases.
  Row Work;
  // When all is done, the longest first.
  Table OfParent;
  Table OfWorkers;
  Elapsed Run;
};

} // namespace corotidy

#endif // COROTIDY_TOOL_PROFILE_H
