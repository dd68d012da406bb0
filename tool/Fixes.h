//===--- Fixes.h - Applying, showing and exporting fixes ------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_FIXES_H
#define COROTIDY_TOOL_FIXES_H

#include "tool/Findings.h"
#include "tool/report/Formats.h"
#include "llvm/Support/Error.h"
#include <map>
#include <set>

namespace corotidy {

/// Replaces the bytes from Offset to End by Text.
struct Edit {
  unsigned Offset = 0;
  unsigned End = 0;
  std::string Text;

  friend auto operator<=>(const Edit &, const Edit &) = default;
};

/// A file with edits of it, none of which is in the way of another.
struct FileToFix {
  std::string Before;
  std::set<Edit> Edits;
};

/// \p Text from \p Begin to \p End, with the \p Edits made that are all there.
template <typename RangeType>
std::string edited(llvm::StringRef Text, size_t Begin, size_t End,
                   const RangeType &Edits) {
  std::string After;
  for (const Edit &E : Edits) {
    After += Text.slice(Begin, E.Offset);
    After += E.Text;
    Begin = E.End;
  }
  return After += Text.slice(Begin, End);
}

/// The fixes of a report that can be applied together.
struct FixPlan {
  /// By the path without symbolic links: a file can have many names.
  std::map<std::string, FileToFix> Files;
  /// What was left out, and why; one line each.
  std::vector<std::string> Refused;
  /// The indices of the findings whose fix is in, and the files it changes.
  std::map<size_t, std::set<std::string>> Fixed;
};

enum class FixesAre { Shown, Written };

/// Takes fixes in the order of \p R, each whole or not at all. One that
/// conflicts with those before it is left out, as are those of files that have
/// changed since they were parsed, or are not below Ctx.Root, which alone is
/// ours to change: what a file includes is not for its author to choose. If
/// fixes are to be written, those that cannot be are left out, too.
FixPlan planFixes(const LintReport &R, const ReportContext &Ctx, FixesAre Are);

struct FixResult {
  /// Findings whose fix was applied, and how many files that changed.
  unsigned Fixed = 0;
  unsigned Files = 0;
  /// What could not be written, and what was and was not; empty if all was.
  std::string Failure;
};

/// Rewrites the files of \p Plan and takes the findings that are fixed by that
/// out of \p R. All is on the disk before the first file is replaced, and
/// each is compared with what was planned just before it is.
FixResult applyFixes(const FixPlan &Plan, LintReport &R,
                     const ReportContext &Ctx);

/// Writes all findings in the format of clang-apply-replacements to \p Path.
llvm::Error exportFixes(const LintReport &R, llvm::StringRef Path);

} // namespace corotidy

#endif // COROTIDY_TOOL_FIXES_H
