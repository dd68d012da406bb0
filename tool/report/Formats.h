//===--- Formats.h - The formats a report can take ------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A format is one file in this folder and one row of the table in Formats.cpp.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_REPORT_FORMATS_H
#define COROTIDY_TOOL_REPORT_FORMATS_H

#include "tool/Records.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"

namespace corotidy {

struct ReportContext {
  /// Absolute, without a trailing slash.
  std::string Root;
  /// Absolute; what paths on a terminal are relative to.
  std::string WorkingDirectory;
  bool Color = false;
};

struct ReportFormat {
  llvm::StringRef Name;
  void (*Write)(const Report &R, const ReportContext &Ctx,
                llvm::raw_ostream &OS);
};

llvm::ArrayRef<ReportFormat> formats();

/// Null if there is no such format.
const ReportFormat *findFormat(llvm::StringRef Name);

/// \p Text with everything a terminal could take for a command made visible:
/// control characters, bidirectional overrides and invalid UTF-8.
std::string sanitized(llvm::StringRef Text);

void writeText(const Report &R, const ReportContext &Ctx,
               llvm::raw_ostream &OS);
void writeJson(const Report &R, const ReportContext &Ctx,
               llvm::raw_ostream &OS);

} // namespace corotidy

#endif // COROTIDY_TOOL_REPORT_FORMATS_H
