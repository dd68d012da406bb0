//===--- LintGithub.cpp - Findings as annotations on GitHub ---------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Lines that the runner of GitHub Actions takes for commands. It shows the
// first ten of each severity in the pull request and writes the messages of all
// to the log, without their places: hence errors come first, and messages begin
// with the place.
//
//===----------------------------------------------------------------------===//

#include "tool/Paths.h"
#include "tool/report/Formats.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace corotidy {

/// How many annotations of one severity a step can have.
static constexpr size_t MostShown = 10;

/// \p Text where a command has its data or, with \p Also, a property.
static std::string escaped(StringRef Text, StringRef Also = "") {
  std::string Out;
  for (char C : sanitized(Text))
    if (C == '%' || Also.contains(C))
      Out += formatv("%{0:X-2}", unsigned(C)).str();
    else
      Out += C;
  return Out;
}

static std::string property(StringRef Text) { return escaped(Text, ":,"); }

static StringRef command(Severity Level) {
  return Level == Severity::Remark ? "notice" : spelling(Level);
}

static void print(const FindingRecord &F, const ReportContext &Ctx,
                  raw_ostream &OS) {
  OS << "::" << command(F.Level) << " title=" << property(F.Check);
  if (F.At.Begin.File.empty()) {
    OS << "::" << escaped(F.Message) << '\n';
    return;
  }
  OS << ",file=" << property(relativeTo(F.At.Begin.File, Ctx.Root))
     << ",line=" << F.At.Begin.Line;
  // Columns are for what is in one line.
  if (F.At.EndLine != F.At.Begin.Line) {
    OS << ",endLine=" << F.At.EndLine;
  } else {
    OS << ",col=" << F.At.CodePointColumn;
    if (F.At.Length)
      OS << ",endColumn=" << F.At.EndCodePointColumn;
  }
  OS << "::" << escaped(displayPlace(F.At.Begin, Ctx) + ": " + F.Message)
     << '\n';
}

static void print(const Failure &F, const ReportContext &Ctx, raw_ostream &OS) {
  OS << "::error title=coro-tidy";
  auto [File, Line] = placeOf(F);
  if (!File.empty())
    OS << ",file=" << property(relativeTo(File, Ctx.Root));
  if (Line)
    OS << ",line=" << Line;
  OS << "::" << escaped(failureText(F, Ctx)) << '\n';
}

static std::string counted(size_t Count, StringRef What) {
  return (Twine(Count) + " more " + What + (Count == 1 ? "" : "s")).str();
}

void writeLintGithub(const LintReport &R, const ReportContext &Ctx,
                     raw_ostream &OS) {
  // The runner looks for files from the root, wherever this was run.
  ReportContext AtRoot = Ctx;
  AtRoot.WorkingDirectory = Ctx.Root;
  if (R.Interrupted)
    OS << "::error title=coro-tidy::the run was interrupted, so this is not "
          "all\n";
  for (const Failure &F : R.Failures)
    print(F, AtRoot, OS);
  size_t Errors = R.Failures.size() + R.Interrupted, Warnings = 0, Remarks = 0;
  for (auto [Level, Count] : {std::pair(Severity::Error, &Errors),
                              {Severity::Warning, &Warnings},
                              {Severity::Remark, &Remarks}})
    for (const FindingRecord &F : R.Findings) {
      if (F.Level != Level)
        continue;
      print(F, AtRoot, OS);
      ++*Count;
    }

  std::string Rest;
  if (Errors > MostShown)
    Rest = counted(Errors - MostShown, "error");
  if (Warnings > MostShown)
    Rest += (Rest.empty() ? "" : " and ") +
            counted(Warnings - MostShown, "warning");
  if (!Rest.empty())
    OS << "::notice title=coro-tidy::" << Rest
       << " in the log: GitHub shows the first " << MostShown
       << " of each in a step\n";
}

} // namespace corotidy
