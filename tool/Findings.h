//===--- Findings.h - What the checks found, as records ------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Like the records of a classification, these outlive the translation unit,
// can be merged across units and are all that a report format sees.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_FINDINGS_H
#define COROTIDY_TOOL_FINDINGS_H

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "tool/Records.h"

namespace corotidy {

/// A stretch of a file. Lines and columns count from 1, columns in bytes; the
/// end is behind the last byte. Empty if it is only a place.
struct Span {
  Place Begin;
  unsigned EndLine = 0;
  unsigned EndColumn = 0;
  /// The columns in code points, as if there were no byte order mark.
  unsigned CodePointColumn = 0;
  unsigned EndCodePointColumn = 0;
  /// Bytes from the beginning of the file.
  unsigned Offset = 0;
  unsigned Length = 0;

  friend auto operator<=>(const Span &, const Span &) = default;
};

/// Tells the contents of a file from all others: a hash of \p Bytes.
uint64_t versionOf(llvm::StringRef Bytes);
constexpr uint64_t NoVersion = 0;

struct NoteRecord {
  Span At;
  std::string Message;
  /// The line it begins in, without its end.
  std::string SourceLine;

  friend auto operator<=>(const NoteRecord &, const NoteRecord &) = default;
};

/// Replaces what is At by Text.
struct EditRecord {
  Span At;
  std::string Text;
  /// The line it begins in, without its end.
  std::string SourceLine;
  /// Of the file as the compiler read it; NoVersion if units that agree on the
  /// edit read different ones.
  uint64_t Version = 0;

  friend auto operator<=>(const EditRecord &, const EditRecord &) = default;
};

/// A remark says what is so, not what is wrong.
enum class Severity { Remark, Warning, Error };

struct FindingRecord {
  Span At;
  std::string Check;
  Severity Level = Severity::Warning;
  std::string Message;
  std::vector<NoteRecord> Notes;
  /// The edits of one fix; empty if there is none.
  std::vector<EditRecord> Fix;
  std::string SourceLine;
  /// The same for the same finding in another version of the file.
  /// docs/check.md says what it is made from.
  std::string Fingerprint;

  friend auto operator<=>(const FindingRecord &,
                          const FindingRecord &) = default;
};

/// What is known of one translation unit, or of many once merged.
struct LintReport : RunRecord {
  std::vector<FindingRecord> Findings;
  /// Comments that are to suppress what does not exist. They are failures, too,
  /// once reports are merged.
  std::vector<Failure> Complaints;
};

/// Turns what clang-tidy's consumer gathered of one translation unit into
/// findings of our checks and, if the compiler has errors that no finding
/// explains, a failure. The files have to be in \p SM still. \p FunctionAt is
/// Unit::functionAt, and called only if something was found.
LintReport makeFindings(
    std::vector<clang::tidy::ClangTidyError> Errors, clang::SourceManager &SM,
    llvm::function_ref<const clang::FunctionDecl *(clang::SourceLocation)>
        FunctionAt);

/// One report of many: what several units say of a header is in there once,
/// without a fix if they do not agree on it, and the order does not depend on
/// that of \p Reports. Fingerprints name files relative to \p Root.
LintReport mergeReports(std::vector<LintReport> Reports, llvm::StringRef Root);

/// Whether \p R is what the next run would make of the same file, and has
/// nothing that someone is to be told of again and again.
inline bool isWorthKeeping(const RunRecord &R) { return R.Failures.empty(); }
inline bool isWorthKeeping(const LintReport &R) {
  return R.Failures.empty() && R.Complaints.empty();
}

llvm::StringRef spelling(Severity S);

} // namespace corotidy

#endif // COROTIDY_TOOL_FINDINGS_H
