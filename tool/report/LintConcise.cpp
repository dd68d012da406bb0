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
  for (const FindingRecord &F : R.Findings)
    OS << displayPath(F.At.Begin.File, Ctx) << ':' << F.At.Begin.Line << ':'
       << F.At.Begin.Column << ": " << spelling(F.Level) << ": "
       << sanitized(F.Message) << " [" << F.Check << "]\n";
}

} // namespace corotidy
