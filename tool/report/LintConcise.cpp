//===--- LintConcise.cpp - Findings as one line each ----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/report/Formats.h"

using namespace llvm;

namespace corotidy {

void writeLintConcise(const LintReport &R, const ReportContext &Ctx,
                      raw_ostream &OS) {
  for (const FindingRecord &F : R.Findings) {
    if (std::string Place = displayPlace(F.At.Begin, Ctx); !Place.empty())
      OS << Place << ": ";
    OS << spelling(F.Level) << ": " << sanitized(F.Message) << " [" << F.Check
       << "]\n";
  }
}

} // namespace corotidy
