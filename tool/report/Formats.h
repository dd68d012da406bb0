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

#include "tool/Findings.h"
#include "tool/Records.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

namespace corotidy {

struct ReportContext {
  /// Absolute, without a trailing slash.
  std::string Root;
  /// Absolute; what paths on a terminal are relative to.
  std::string WorkingDirectory;
  bool Color = false;
  /// Where a report is written in pieces: the checks whose page has been named.
  std::set<std::string> *Explained = nullptr;
};

template <class ReportType> struct ReportFormat {
  llvm::StringRef Name;
  void (*Write)(const ReportType &R, const ReportContext &Ctx,
                llvm::raw_ostream &OS);
  /// Lines that are worth reading before the last of them is there.
  bool IsForPeople = false;
};

/// The formats for a Report or a LintReport; the first is the default.
template <class ReportType> llvm::ArrayRef<ReportFormat<ReportType>> formats();
template <> llvm::ArrayRef<ReportFormat<Report>> formats<Report>();
template <> llvm::ArrayRef<ReportFormat<LintReport>> formats<LintReport>();

/// Null if there is no such format.
template <class ReportType>
const ReportFormat<ReportType> *findFormat(llvm::StringRef Name) {
  for (const ReportFormat<ReportType> &F : formats<ReportType>())
    if (F.Name == Name)
      return &F;
  return nullptr;
}

/// \p Text with everything made visible that a terminal or the log of a CI
/// system could take for a command, or that hides or reorders other text:
/// control characters, line ends among them, characters without a width,
/// bidirectional overrides, `##[...]` and invalid UTF-8.
/// What CI systems obey only at the beginning of a line stays: print something
/// in front.
std::string sanitized(llvm::StringRef Text);

/// \p Text with what sanitized() makes visible spelled otherwise.
std::string withoutCommands(llvm::StringRef Text,
                            llvm::function_ref<std::string(uint32_t)> Spell,
                            llvm::function_ref<std::string(uint8_t)> SpellByte);

/// The absolute \p Path as text shows it, also at the beginning of a line:
/// relative to the working directory, sanitized, and with `./` in front if
/// there it could be a command.
std::string displayPath(llvm::StringRef Path, const ReportContext &Ctx);

/// `path:line:column`, with the path as above; empty if \p At is nowhere.
std::string displayPlace(const Place &At, const ReportContext &Ctx);

/// The file that \p F is in, which may be a header, and the line; 0 if none is
/// known.
std::pair<llvm::StringRef, unsigned> placeOf(const Failure &F);

/// \p F in one line: where, what, and how much more; to be sanitized.
std::string failureText(const Failure &F, const ReportContext &Ctx);

void writeClassifyText(const Report &R, const ReportContext &Ctx,
                       llvm::raw_ostream &OS);
void writeClassifyJson(const Report &R, const ReportContext &Ctx,
                       llvm::raw_ostream &OS);
void writeLintConcise(const LintReport &R, const ReportContext &Ctx,
                      llvm::raw_ostream &OS);
void writeLintFull(const LintReport &R, const ReportContext &Ctx,
                   llvm::raw_ostream &OS);
void writeLintJson(const LintReport &R, const ReportContext &Ctx,
                   llvm::raw_ostream &OS);
void writeLintSarif(const LintReport &R, const ReportContext &Ctx,
                    llvm::raw_ostream &OS);
void writeLintGithub(const LintReport &R, const ReportContext &Ctx,
                     llvm::raw_ostream &OS);

} // namespace corotidy

#endif // COROTIDY_TOOL_REPORT_FORMATS_H
