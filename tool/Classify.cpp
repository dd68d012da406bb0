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

static Report classifyFile(const tooling::CompileCommand &Command,
                           StringRef ResourceDir, const Options &Opts) {
  Report R;
  ParseCallbacks Callbacks;
  Callbacks.AtEnd = [&](CompilerInstance &CI) {
    FileFilter IsAskedAbout(CI.getSourceManager(), Opts);
    R = makeRecords(classifyUnit(CI.getSema(), IsAskedAbout),
                    CI.getASTContext());
  };
  ParseResult Result = parseFile(Command, ResourceDir, Callbacks);
  if (Result.Parsed && Result.Errors == 0)
    return R;
  std::string File = absolutePath(Command.Filename, Command.Directory);
  if (!Result.Parsed)
    R.Files.assign(1, File);
  R.Failures.push_back(
      {File, Result.FirstError, Result.FirstErrorAt, Result.Errors, {}, ""});
  return R;
}

ExitStatus runClassify(const Options &Opts, StringRef Executable) {
  Expected<Inputs> In = findInputs(Opts, Executable);
  if (!In)
    return fail(In.takeError());
  std::vector<Report> Reports(In->Commands.size());
  parallelFor(Reports.size(), Opts.Jobs, [&](size_t I) {
    Reports[I] = classifyFile(In->Commands[I], In->ResourceDir, Opts);
  });
  Report Merged = mergeReports(std::move(Reports));
  if (!Opts.Kinds.empty())
    erase_if(Merged.Functions, [&](const FunctionRecord &R) {
      return !is_contained(Opts.Kinds, spelling(R.K));
    });

  ReportContext Ctx = makeContext(Opts);
  if (Error E = writeReports(Merged, Opts, Ctx))
    return fail(std::move(E));
  printFailures(Merged.Failures, Ctx);
  return Merged.Failures.empty() ? Success : Incomplete;
}

} // namespace corotidy
