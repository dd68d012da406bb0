//===--- Lint.cpp - The command coro-tidy check ---------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Lint.h"
#include "tool/Config.h"
#include "tool/Diff.h"
#include "tool/Fixes.h"
#include "tool/LintFile.h"
#include "tool/Paths.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>

using namespace clang;
using namespace llvm;

namespace corotidy {

/// Takes the commands of files for which no check runs out of \p Selected, and
/// notes what is strange about the configuration. Fails if that is broken, or
/// nothing is left.
static Error verifyConfig(const Config &Configuration, Selection &Selected) {
  // The files of a directory have one configuration.
  StringMap<std::string> DisabledBy;
  for (const tooling::CompileCommand &Command : Selected.Commands) {
    std::string File = fileOf(Command);
    auto [Known, IsNew] = DisabledBy.try_emplace(sys::path::parent_path(File));
    if (!IsNew)
      continue;
    Expected<EffectiveConfig> Effective = Configuration.effective(File);
    if (!Effective)
      return Effective.takeError();
    if (Effective->Checks.empty())
      Known->second = Effective->DisabledBy;
    append_range(Selected.Record.Notices, Effective->Notices);
  }
  std::string LastReason;
  erase_if(Selected.Commands, [&](const tooling::CompileCommand &Command) {
    std::string File = fileOf(Command);
    const std::string &By = DisabledBy[sys::path::parent_path(File)];
    if (By.empty())
      return false;
    LastReason = "no check is enabled: " + By + " takes all away" +
                 (By == "command line" ? ""
                                       : "; name some of ours there, or pass "
                                         "--config= to go without it");
    Selected.Record.Skipped.push_back({File, LastReason});
    return true;
  });
  if (Selected.Commands.empty() && !LastReason.empty())
    return createStringError(inconvertibleErrorCode(), LastReason);
  return Error::success();
}

/// Findings in files with errors that no finding explains may be mistaken, and
/// who ends a run early does not expect it to go on changing files.
static StringRef whyNotFix(const LintReport &R, const Options &Opts) {
  if (R.Interrupted)
    return "no fix is applied, because the run was interrupted";
  if (!R.Failures.empty() && !Opts.FixErrors)
    return "no fix is applied, because files have errors; --fix-errors applies "
           "them all the same";
  return "";
}

/// What --fix and --diff ask for. Fails if something could not be written.
static Error fixOrShow(LintReport &R, const Options &Opts,
                       const ReportContext &Ctx) {
  if (StringRef Why = whyNotFix(R, Opts); !Why.empty()) {
    printProblem("warning", Why);
    return Error::success();
  }
  FixPlan Plan =
      planFixes(R, Ctx, Opts.Fix ? FixesAre::Written : FixesAre::Shown);
  for (const std::string &Refused : Plan.Refused)
    printProblem("warning", Refused);
  if (Opts.Diff) {
    writeDiff(Plan, Ctx,
              outs().is_displayed() ? DiffIsFor::People : DiffIsFor::Programs,
              outs());
    return flushOutput();
  }
  FixResult Result = applyFixes(Plan, R, Ctx);
  if (Result.Fixed && !Opts.Quiet)
    errs() << Result.Fixed << " fixed in " << Result.Files
           << (Result.Files == 1 ? " file" : " files") << '\n';
  if (Result.Failure.empty())
    return Error::success();
  return createStringError(inconvertibleErrorCode(), Result.Failure);
}

static void printSummary(const LintReport &R, const Options &Opts) {
  printFileCounts(R);
  if (R.Findings.empty())
    return;
  size_t Fixable = count_if(
      R.Findings, [](const FindingRecord &F) { return !F.Fix.empty(); });
  errs() << R.Findings.size()
         << (R.Findings.size() == 1 ? " finding" : " findings");
  if (Fixable && !Opts.Fix)
    errs() << ", " << Fixable << " with a fix that --fix applies";
  errs() << '\n';
  std::map<StringRef, size_t> Counts;
  for (const FindingRecord &F : R.Findings)
    ++Counts[F.Check];
  if (R.Files.size() > 1 || Counts.size() > 1)
    for (const auto &[Check, Count] : Counts)
      errs() << format_decimal(Count, 6) << ' ' << Check << '\n';
}

namespace {
/// Prints findings as they come, for a person who watches.
class FindingStream {
public:
  FindingStream(const Options &Opts, ReportContext Ctx) : Ctx(std::move(Ctx)) {
    // What is fixed is not reported, and that is known at the end.
    if (Opts.Fix || !outs().is_displayed())
      return;
    for (const OutputOption &Output : Opts.Outputs)
      if (Output.File.empty())
        Format = findFormat<LintReport>(Output.Format);
    if (Format && !Format->IsForPeople)
      Format = nullptr;
    this->Ctx.Explained = &Explained;
  }

  bool isOn() const { return Format; }

  /// Prints what of \p R has not been printed; how many that were.
  size_t print(const LintReport &R) {
    LintReport New;
    for (const FindingRecord &F : R.Findings)
      if (Printed.insert({F.At.Begin, F.Check}).second)
        New.Findings.push_back(F);
    sort(New.Findings);
    if (Format) {
      Format->Write(New, Ctx, outs());
      outs().flush();
    }
    return New.Findings.size();
  }

private:
  ReportContext Ctx;
  const ReportFormat<LintReport> *Format = nullptr;
  std::set<std::pair<Place, std::string>> Printed;
  std::set<std::string> Explained;
};
} // namespace

ExitStatus runCheck(const Options &Opts, const Program &Self) {
  Expected<Config> Configuration = Config::fromOptions(Opts);
  if (!Configuration)
    return failRun<LintReport>(Configuration.takeError(), Opts);
  Expected<Inputs> In = findInputs(Opts, Self);
  if (!In)
    return failRun<LintReport>(In.takeError(), Opts);
  if (Error E = verifyConfig(*Configuration, In->Selected))
    return failRun<LintReport>(std::move(E), Opts);

  ReportContext Ctx = makeContext(Opts, In->Selected.Root);
  FindingStream Stream(Opts, Ctx);
  Expected<RunResult<LintReport>> Run = runReports<LintReport>(
      *In, Opts, Ctx,
      [&](const FileTask &Task) {
        return lintFile(Task, Opts, *Configuration, Self);
      },
      [&](const LintReport &R) { return Stream.print(R); });
  if (!Run)
    return failRun<LintReport>(Run.takeError(), Opts);
  LintReport Merged = mergeReports(std::move(Run->Reports), Ctx.Root);

  ExitStatus Fixing = Success;
  if (!Opts.ExportFixes.empty())
    if (Error E = exportFixes(Merged, Opts.ExportFixes))
      Fixing = fail(std::move(E));
  if (Opts.Fix || Opts.Diff)
    if (Error E = fixOrShow(Merged, Opts, Ctx))
      Fixing = fail(std::move(E));
  if (Error E = writeReports(Merged, Opts, Ctx, /*OnlyFiles=*/Stream.isOn()))
    return fail(std::move(E));
  printRecord(Merged, Opts, Ctx);
  if (!Opts.Quiet)
    printSummary(Merged, Opts);
  if (!Run->Signal && (Fixing != Success || !Merged.Complaints.empty()))
    return UsageError;
  return exitStatus(Merged, Run->Signal,
                    !Merged.Findings.empty() && !Opts.ExitZero);
}

} // namespace corotidy
