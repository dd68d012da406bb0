//===--- Classify.cpp - The command coro-tidy classify --------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Classify.h"
#include "classify/Spelling.h"
#include "tool/CompileCommands.h"
#include "tool/Frontend.h"
#include "tool/Paths.h"
#include "tool/report/Formats.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;
using namespace llvm;

namespace corotidy {

void printProblem(StringRef Severity, const Twine &Message) {
  errs() << "coro-tidy: " << Severity << ": " << sanitized(Message.str())
         << '\n';
}

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
  ParseResult Result =
      parseFile(Command, ResourceDir, [&](CompilerInstance &CI) {
        FileFilter IsAskedAbout(CI.getSourceManager(), Opts);
        R = makeRecords(classifyUnit(CI.getSema(), IsAskedAbout),
                        CI.getASTContext());
      });
  if (Result.Parsed && Result.Errors == 0)
    return R;
  std::string File = absolutePath(Command.Filename, Command.Directory);
  if (!Result.Parsed)
    R.Files.assign(1, File);
  R.Failures.push_back(
      {File, Result.FirstError, Result.FirstErrorAt, Result.Errors});
  return R;
}

static Error writeReport(const Report &R, const OutputOption &Output,
                         const ReportContext &Ctx) {
  const ReportFormat &Format = *findFormat(Output.Format);
  if (!Output.File.empty())
    return writeToOutput(Output.File, [&](raw_ostream &OS) {
      ReportContext Plain = Ctx;
      Plain.Color = false;
      Format.Write(R, Plain, OS);
      return Error::success();
    });
  Format.Write(R, Ctx, outs());
  outs().flush();
  if (!outs().has_error())
    return Error::success();
  std::error_code EC = outs().error();
  outs().clear_error();
  return createStringError(EC, "standard output: " + EC.message());
}

ExitStatus runClassify(const Options &Opts, StringRef Executable) {
  auto Fail = [](Error E) {
    printProblem("error", toString(std::move(E)));
    return UsageError;
  };
  auto Commands = findCompileCommands(
      Opts, [](const Twine &Message) { printProblem("warning", Message); });
  if (!Commands)
    return Fail(Commands.takeError());
  Expected<std::string> ResourceDir =
      findResourceDir(Opts.ResourceDir, Executable);
  if (!ResourceDir)
    return Fail(ResourceDir.takeError());

  std::vector<Report> Reports(Commands->size());
  {
    DefaultThreadPool Pool(hardware_concurrency(Opts.Jobs));
    for (size_t I = 0; I < Commands->size(); ++I)
      Pool.async([&, I] {
        Reports[I] = classifyFile((*Commands)[I], *ResourceDir, Opts);
      });
    Pool.wait();
  }
  Report Merged = mergeReports(std::move(Reports));
  if (!Opts.Kinds.empty())
    erase_if(Merged.Functions, [&](const FunctionRecord &R) {
      return !is_contained(Opts.Kinds, spelling(R.K));
    });

  ReportContext Ctx;
  Ctx.WorkingDirectory = absolutePath(".");
  Ctx.Root = nearestDirectoryAbove(Opts.Files.front(), [](StringRef Dir) {
    return sys::fs::exists(Dir + "/.git");
  });
  if (!Opts.Root.empty())
    Ctx.Root = absolutePath(Opts.Root);
  else if (Ctx.Root.empty())
    Ctx.Root = Ctx.WorkingDirectory;
  Ctx.Color = Opts.Color.value_or(outs().is_displayed() && outs().has_colors());
  if (Ctx.Color)
    outs().enable_colors(true);

  for (const OutputOption &Output : Opts.Outputs)
    if (Error E = writeReport(Merged, Output, Ctx))
      return Fail(createStringError(inconvertibleErrorCode(),
                                    "cannot write the report: " +
                                        toString(std::move(E))));
  for (const Failure &F : Merged.Failures) {
    std::string File = relativeTo(F.File, Ctx.WorkingDirectory);
    std::string More = F.Errors < 2 ? ""
                                    : " (" + std::to_string(F.Errors - 1) +
                                          " more in " + File + ")";
    printProblem(
        "error",
        (F.At.empty() ? File : relativeTo(F.At, Ctx.WorkingDirectory)) + ": " +
            F.Message + More);
  }
  return Merged.Failures.empty() ? Success : Incomplete;
}

} // namespace corotidy
