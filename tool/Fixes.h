//===--- Fixes.h - Applying and exporting fixes --------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_FIXES_H
#define COROTIDY_TOOL_FIXES_H

#include "tool/Findings.h"
#include "llvm/Support/Error.h"

namespace corotidy {

struct FixResult {
  /// Findings whose fix was applied, and how many files that changed.
  unsigned Fixed = 0;
  unsigned Files = 0;
  /// Why other fixes were not; one line each.
  std::vector<std::string> Refused;
};

/// Applies the fixes of \p R and takes the findings that had them out of it. A
/// fix is applied whole or not at all: not if it conflicts with one before it,
/// and not if a file has changed since it was parsed.
/// Each file is replaced at once. Fails if one cannot be written.
llvm::Expected<FixResult> applyFixes(LintReport &R);

/// Writes all findings in the format of clang-apply-replacements to \p Path.
llvm::Error exportFixes(const LintReport &R, llvm::StringRef Path);

} // namespace corotidy

#endif // COROTIDY_TOOL_FIXES_H
