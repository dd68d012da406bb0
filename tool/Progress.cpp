//===--- Progress.cpp - How far a run has come, for who watches -----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Progress.h"
#include "tool/report/Formats.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace corotidy {

Progress::Progress(size_t Total, bool Quiet)
    : Total(Total), IsOn(!Quiet && Total > 1 && errs().is_displayed()) {}

void Progress::advance(size_t NewFindings) {
  ++Done;
  Findings += NewFindings;
}

void Progress::leaveOut(size_t NewFindings) {
  --Total;
  Findings += NewFindings;
}

void Progress::show(StringRef File) {
  Clock::time_point Now = Clock::now();
  constexpr std::chrono::milliseconds Pause(200);
  if (!IsOn || (Now - LastShown < Pause))
    return;
  LastShown = Now;
  std::string Line;
  raw_string_ostream OS(Line);
  OS << '[' << Done << '/' << Total << "] " << Findings
     << (Findings == 1 ? " finding" : " findings");
  if (Done) {
    auto Elapsed =
        std::chrono::duration_cast<std::chrono::seconds>(Now - Start).count();
    uint64_t Left = Elapsed * (Total - Done) / Done;
    OS << format(", %llu:%02llu left",
                 static_cast<unsigned long long>(Left / 60),
                 static_cast<unsigned long long>(Left % 60));
  }
  OS << "  " << sanitized(File);
  // A line that is broken could not be taken away again.
  unsigned Columns = sys::Process::StandardErrColumns();
  if (Columns && Line.size() >= Columns)
    Line.resize(Columns - 1);
  clear();
  errs() << Line;
  IsShown = true;
}

void Progress::clear() {
  if (!IsShown)
    return;
  errs() << "\r\x1b[K";
  IsShown = false;
}

} // namespace corotidy
