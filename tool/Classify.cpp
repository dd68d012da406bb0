//===--- Classify.cpp - The command coro-tidy classify --------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Classify.h"
#include "classify/Spelling.h"
#include "tool/Frontend.h"
#include "tool/Paths.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace llvm;

namespace corotidy {

namespace {
/// The files asked about: the main file and the headers of the filter.
class FileFilter {
public:
  FileFilter(const SourceManager &SM, const Options &Opts)
      : SM(SM), SystemHeaders(Opts.SystemHeaders),
        Headers(!Opts.HeaderFilter.empty()), Filter(Opts.HeaderFilter) {}

  bool operator()(FileID File) const {
    if (File == SM.getMainFileID())
      return true;
    OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File);
    if (!Headers || !Entry)
      return false;
    if (!SystemHeaders && SrcMgr::isSystem(SM.getFileCharacteristic(
                              SM.getLocForStartOfFile(File))))
      return false;
    return Filter.match(Entry->getName());
  }

private:
  const SourceManager &SM;
  bool SystemHeaders;
  bool Headers;
  Regex Filter;
};
} // namespace

/// Nothing if bodies were skipped that may matter.
static std::optional<Report>
classifyOnce(const FileTask &Task, const Options &Opts, bool SkipBodies) {
  Report R;
  std::string File = fileOf(Task.Command);
  std::optional<FileFilter> IsAskedAbout;
  ParseCallbacks Callbacks;
  Callbacks.AtStart = [&](CompilerInstance &CI) {
    IsAskedAbout.emplace(CI.getSourceManager(), Opts);
  };
  Callbacks.AtEnd = [&](CompilerInstance &CI) {
    Task.Context.enter("classifying");
    R = makeRecords(classifyUnit(CI.getSema(), *IsAskedAbout),
                    CI.getASTContext());
  };
  if (SkipBodies)
    Callbacks.IsAskedAbout = [&](FileID Each) { return (*IsAskedAbout)(Each); };
  Task.Context.enter("parsing");
  ParseResult Result =
      parseFile(Task.Command, Task.ResourceDir, Task.Files, Callbacks);
  if (Result.IsOtherLanguage) {
    R.Skipped.push_back({File, "it is no C++"});
    return R;
  }
  if (Result.NeedsAllBodies)
    return std::nullopt;
  if (Result.Parsed && Result.Errors == 0)
    return R;
  if (!Result.Parsed)
    R.Files.assign(1, File);
  R.Failures.push_back(
      {File, Result.FirstError, Result.FirstErrorAt, Result.Errors});
  return R;
}

static Report classifyFile(const FileTask &Task, const Options &Opts) {
  return skippingBodies<Report>(
      Task, [&](bool Skip) { return classifyOnce(Task, Opts, Skip); });
}

ExitStatus runClassify(const Options &Opts, const Program &Self) {
  Profile Times(Opts);
  Times.enter("reading the database");
  Expected<Inputs> In = findInputs(Opts, Self);
  if (!In)
    return failRun<Report>(In.takeError(), Opts);
  ReportContext Ctx = makeContext(Opts, In->Selected.Root);
  Times.enter("looking for results");
  // The options that matter are in all keys, and there is no configuration.
  ResultCache Cache(*In, Opts, Self,
                    [](const tooling::CompileCommand &) { return ""; });
  Expected<RunResult<Report>> Run = runReports<Report>(
      *In, Opts, Ctx, Cache, Times,
      [&](const FileTask &Task) { return classifyFile(Task, Opts); },
      [](const Report &) { return 0; });
  if (!Run)
    return failRun<Report>(Run.takeError(), Opts);
  Report Merged = mergeReports(std::move(Run->Reports));
  if (!Opts.Kinds.empty())
    erase_if(Merged.Functions, [&](const FunctionRecord &R) {
      return !is_contained(Opts.Kinds, spelling(R.K));
    });

  Times.enter("reporting");
  if (Error E = writeReports(Merged, Opts, Ctx))
    return fail(std::move(E));
  printRecord(Merged, Opts, Ctx);
  if (!Opts.Quiet)
    printFileCounts(Merged, Run->FromCache);
  if (Error E = Times.finish(Opts, Ctx))
    return fail(std::move(E));
  return exitStatus(Merged, Run->Signal, /*FoundSomething=*/false);
}

} // namespace corotidy
