//===--- Bytes.h - What is known of a file, as bytes ---------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_BYTES_H
#define COROTIDY_TOOL_BYTES_H

#include "tool/Findings.h"
#include "tool/Profile.h"
#include "tool/Records.h"
#include "tool/SourceFiles.h"

namespace corotidy {

/// What a worker sends of a file.
struct FileResult {
  /// The bytes of its report.
  std::string Report;
  /// What that was made from; absent if it is not to be used again.
  std::optional<std::vector<Dependency>> MadeFrom;
  /// Not part of the report, which is the same each time.
  JobTimes Times;
};

/// \p R for another process of this same program. Names of files and pieces of
/// source are in there as they are, in whatever encoding.
std::string toBytes(const Report &R);
std::string toBytes(const LintReport &R);
std::string toBytes(const FileResult &R);

/// Reads into \p R what toBytes wrote. False if \p Bytes are not that; then
/// nothing is to be made of \p R. Whatever they are, this ends and stays
/// within them.
bool fromBytes(llvm::StringRef Bytes, Report &R);
bool fromBytes(llvm::StringRef Bytes, LintReport &R);
bool fromBytes(llvm::StringRef Bytes, FileResult &R);

} // namespace corotidy

#endif // COROTIDY_TOOL_BYTES_H
