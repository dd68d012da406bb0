//===--- Run.h - What commands that parse files have in common  -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_RUN_H
#define COROTIDY_TOOL_RUN_H

#include "tool/Bytes.h"
#include "tool/Cache.h"
#include "tool/CompileCommands.h"
#include "tool/Profile.h"
#include "tool/SourceFiles.h"
#include "tool/Workers.h"
#include "tool/report/Formats.h"

namespace clang::tidy {
class ClangTidyCheckFactories;
} // namespace clang::tidy

namespace corotidy {
class UnitPool;
} // namespace corotidy

namespace corotidy {

/// The exit statuses of every command; a user's scripts rely on them. A run
/// that a signal ended has 128 and the number of the signal.
enum ExitStatus : int {
  Success = 0,
  FoundSomething = 1,
  UsageError = 2,
  Incomplete = 3
};

/// What a command knows of the program it is part of.
struct Program {
  /// The path of the executable.
  std::string Executable;
  /// Registers the checks there are, as addChecks in checks/Registry.h does.
  std::shared_ptr<UnitPool> (*AddChecks)(
      clang::tidy::ClangTidyCheckFactories &) = nullptr;
  /// What tests do to what a result was made from, before it is kept.
  std::function<void(std::vector<Dependency> &)> Tamper;
};

/// `error: ` or `warning: ` and \p Message on standard error, in one line.
void printProblem(llvm::StringRef Severity, const llvm::Twine &Message);

/// Says what \p E says; UsageError.
ExitStatus fail(llvm::Error E);

struct Inputs {
  Selection Selected;
  std::string ResourceDir;
};

/// What to parse, and with which builtin headers.
llvm::Expected<Inputs> findInputs(const Options &Opts, const Program &Self);

/// \p Root is that of the selection.
ReportContext makeContext(const Options &Opts, llvm::StringRef Root);

/// Fails if not all of standard output could be written.
llvm::Error flushOutput();

/// One file on its way through a worker.
struct FileTask {
  const clang::tooling::CompileCommand &Command;
  llvm::StringRef ResourceDir;
  /// The checks that killed workers before, on this file.
  llvm::SmallVector<llvm::StringRef> Without;
  /// To be told which check runs, by its name, or else what is done.
  JobContext &Context;
  /// For this file alone.
  llvm::IntrusiveRefCntPtr<TracedFiles> Files;
  /// Whether bodies may be skipped; see BodySkipper.h.
  bool MaySkip;
};

/// What \p Parse makes of the file of \p Task: first with bodies skipped, and
/// if that gives nothing, with all of them.
template <class ReportType>
ReportType
skippingBodies(const FileTask &Task,
               llvm::function_ref<std::optional<ReportType>(bool Skip)> Parse) {
  if (Task.MaySkip)
    if (std::optional<ReportType> R = Parse(/*Skip=*/true))
      return std::move(*R);
  return *Parse(/*Skip=*/false);
}

/// The files of a run but for what was found in them.
struct FilesOutcome {
  RunRecord Record;
  /// Of how many files the result was known.
  size_t FromCache = 0;
  /// The signal that ended the run, or 0.
  int Signal = 0;
};

/// Does \p Work for each of \p In that \p Cache has no result of, in worker
/// processes. \p Done gets each report as soon as it is there, and tells how
/// many findings that adds, for who watches; or nothing, if it makes no sense
/// of it.
llvm::Expected<FilesOutcome>
runFiles(const Inputs &In, const Options &Opts, const ReportContext &Ctx,
         ResultCache &Cache, Profile &Times,
         llvm::function_ref<FileResult(const FileTask &)> Work,
         llvm::function_ref<std::optional<size_t>(llvm::StringRef)> Done);

template <class ReportType> struct RunResult {
  /// Of each file, and one of the run itself.
  std::vector<ReportType> Reports;
  size_t FromCache = 0;
  int Signal = 0;
};

/// runFiles for work that makes reports. \p Finished gets each as it comes.
template <class ReportType>
llvm::Expected<RunResult<ReportType>>
runReports(const Inputs &In, const Options &Opts, const ReportContext &Ctx,
           ResultCache &Cache, Profile &Times,
           llvm::function_ref<ReportType(const FileTask &)> Work,
           llvm::function_ref<size_t(const ReportType &)> Finished) {
  RunResult<ReportType> Result;
  llvm::Expected<FilesOutcome> Outcome = runFiles(
      In, Opts, Ctx, Cache, Times,
      [&](const FileTask &Task) {
        ReportType R = Work(Task);
        FileResult Sent;
        Sent.Report = toBytes(R);
        if (isWorthKeeping(R))
          Sent.MadeFrom = Task.Files->dependencies();
        return Sent;
      },
      [&](llvm::StringRef Bytes) -> std::optional<size_t> {
        ReportType R;
        if (!fromBytes(Bytes, R))
          return std::nullopt;
        size_t Findings = Finished(R);
        Result.Reports.push_back(std::move(R));
        return Findings;
      });
  if (!Outcome)
    return Outcome.takeError();
  static_cast<RunRecord &>(Result.Reports.emplace_back()) =
      std::move(Outcome->Record);
  Result.FromCache = Outcome->FromCache;
  Result.Signal = Outcome->Signal;
  return Result;
}

/// Writes \p R in all the formats and to all the places \p Opts names, or only
/// into files.
template <class ReportType>
llvm::Error writeReports(const ReportType &R, const Options &Opts,
                         const ReportContext &Ctx, bool OnlyFiles = false);

/// Says what \p E says, also in the files that are to be written; UsageError.
template <class ReportType>
ExitStatus failRun(llvm::Error E, const Options &Opts);

/// Says on standard error what went wrong and what was left out.
void printRecord(const RunRecord &R, const Options &Opts,
                 const ReportContext &Ctx);

/// How many files were parsed, and how many not; nothing for a single one.
/// Where that goes into a file, it does not depend on what was kept.
void printFileCounts(const RunRecord &R, size_t FromCache);

/// That of a run of which \p R is the record.
ExitStatus exitStatus(const RunRecord &R, int Signal, bool FoundSomething);

} // namespace corotidy

#endif // COROTIDY_TOOL_RUN_H
