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

namespace {
/// What applies to each file. It is read once, before anything is parsed, so
/// that what a result is kept under is what it was made with.
class FileConfigs {
public:
  const EffectiveConfig &of(const tooling::CompileCommand &Command) const {
    return ByDirectory.find(directoryOf(Command))->second;
  }

  Expected<const EffectiveConfig *> read(const Config &Configuration,
                                         const tooling::CompileCommand &Command,
                                         std::vector<Notice> &Notices) {
    // The files of a directory have one configuration.
    auto [Known, IsNew] = ByDirectory.try_emplace(directoryOf(Command));
    if (!IsNew)
      return &Known->second;
    Expected<EffectiveConfig> Effective =
        Configuration.effective(fileOf(Command));
    if (!Effective)
      return Effective.takeError();
    append_range(Notices, Effective->Notices);
    Known->second = std::move(*Effective);
    return &Known->second;
  }

private:
  static std::string directoryOf(const tooling::CompileCommand &Command) {
    return sys::path::parent_path(fileOf(Command)).str();
  }

  StringMap<EffectiveConfig> ByDirectory;
};
} // namespace

/// Reads the configuration of all files, adds what arguments it adds, takes the
/// commands of files for which no check runs out of \p Selected, and notes what
/// is strange about the configuration. Fails if that is broken, or nothing is
/// left.
static Expected<FileConfigs> configure(const Config &Configuration,
                                       Selection &Selected) {
  FileConfigs Configs;
  std::vector<tooling::CompileCommand> Kept;
  std::string LastReason;
  for (tooling::CompileCommand &Command : Selected.Commands) {
    Expected<const EffectiveConfig *> Effective =
        Configs.read(Configuration, Command, Selected.Record.Notices);
    if (!Effective)
      return Effective.takeError();
    if (!(*Effective)->Checks.empty()) {
      Kept.push_back(configured(std::move(Command), (*Effective)->Options));
      continue;
    }
    const std::string &By = (*Effective)->DisabledBy;
    LastReason = "no check is enabled: " + By + " takes all away" +
                 (By == "command line" ? ""
                                       : "; name some of ours there, or pass "
                                         "--config= to go without it");
    Selected.Record.Skipped.push_back({fileOf(Command), LastReason});
  }
  Selected.Commands = std::move(Kept);
  if (Selected.Commands.empty() && !LastReason.empty())
    return createStringError(inconvertibleErrorCode(), LastReason);
  return Configs;
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

static void printSummary(const LintReport &R, size_t FromCache,
                         const Options &Opts) {
  printFileCounts(R, FromCache);
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
  Profile Times(Opts);
  Times.enter("reading the configuration");
  Expected<Config> Configuration = Config::fromOptions(Opts);
  if (!Configuration)
    return failRun<LintReport>(Configuration.takeError(), Opts);
  Times.enter("reading the database");
  Expected<Inputs> In = findInputs(Opts, Self);
  if (!In)
    return failRun<LintReport>(In.takeError(), Opts);
  Times.enter("reading the configuration");
  Expected<FileConfigs> Configs = configure(*Configuration, In->Selected);
  if (!Configs)
    return failRun<LintReport>(Configs.takeError(), Opts);

  ReportContext Ctx = makeContext(Opts, In->Selected.Root);
  FindingStream Stream(Opts, Ctx);
  Times.enter("looking for results");
  ResultCache Cache(*In, Opts, Self, [&](const tooling::CompileCommand &C) {
    return settingsText(Configs->of(C).Options);
  });
  Expected<RunResult<LintReport>> Run = runReports<LintReport>(
      *In, Opts, Ctx, Cache, Times,
      [&](const FileTask &Task) {
        const clang::tidy::ClangTidyOptions &Effective =
            Configs->of(Task.Command).Options;
        return lintFile(
            Task, Opts, [&] { return Configuration->makeProvider(Effective); },
            Self);
      },
      [&](const LintReport &R) { return Stream.print(R); });
  if (!Run)
    return failRun<LintReport>(Run.takeError(), Opts);
  LintReport Merged = mergeReports(std::move(Run->Reports), Ctx.Root);

  Times.enter("fixing");
  ExitStatus Fixing = Success;
  if (!Opts.ExportFixes.empty())
    if (Error E = exportFixes(Merged, Opts.ExportFixes))
      Fixing = fail(std::move(E));
  if (Opts.Fix || Opts.Diff)
    if (Error E = fixOrShow(Merged, Opts, Ctx))
      Fixing = fail(std::move(E));
  Times.enter("reporting");
  if (Error E = writeReports(Merged, Opts, Ctx, /*OnlyFiles=*/Stream.isOn()))
    return fail(std::move(E));
  printRecord(Merged, Opts, Ctx);
  if (!Opts.Quiet)
    printSummary(Merged, Run->FromCache, Opts);
  if (Error E = Times.finish(Opts, Ctx))
    return fail(std::move(E));
  if (!Run->Signal && (Fixing != Success || !Merged.Complaints.empty()))
    return UsageError;
  bool Found = any_of(Merged.Findings, [](const FindingRecord &F) {
    return F.Level != Severity::Remark;
  });
  return exitStatus(Merged, Run->Signal, Found && !Opts.ExitZero);
}

} // namespace corotidy
