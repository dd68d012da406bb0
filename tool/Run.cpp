//===--- Run.cpp - What commands that parse files have in common ----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Run.h"
#include "tool/CompileCommands.h"
#include "tool/Frontend.h"
#include "tool/Paths.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/ThreadPool.h"

using namespace llvm;

namespace corotidy {

void printProblem(StringRef Severity, const Twine &Message) {
  errs() << "coro-tidy: " << Severity << ": " << sanitized(Message.str())
         << '\n';
}

ExitStatus fail(Error E) {
  printProblem("error", toString(std::move(E)));
  return UsageError;
}

Expected<Inputs> findInputs(const Options &Opts, StringRef Executable) {
  auto Commands = findCompileCommands(
      Opts, [](const Twine &Message) { printProblem("warning", Message); });
  if (!Commands)
    return Commands.takeError();
  Expected<std::string> ResourceDir =
      findResourceDir(Opts.ResourceDir, Executable);
  if (!ResourceDir)
    return ResourceDir.takeError();
  return Inputs{std::move(*Commands), std::move(*ResourceDir)};
}

void parallelFor(size_t Count, unsigned Jobs, function_ref<void(size_t)> Do) {
  DefaultThreadPool Pool(hardware_concurrency(Jobs));
  for (size_t I = 0; I < Count; ++I)
    Pool.async([Do, I] { Do(I); });
  Pool.wait();
}

ReportContext makeContext(const Options &Opts) {
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
  return Ctx;
}

Error flushOutput() {
  outs().flush();
  if (!outs().has_error())
    return Error::success();
  std::error_code EC = outs().error();
  outs().clear_error();
  return createStringError(EC, "standard output: " + EC.message());
}

template <class ReportType>
static Error writeReport(const ReportType &R, const OutputOption &Output,
                         const ReportContext &Ctx) {
  const ReportFormat<ReportType> &Format =
      *findFormat<ReportType>(Output.Format);
  if (!Output.File.empty())
    return writeToOutput(Output.File, [&](raw_ostream &OS) {
      ReportContext Plain = Ctx;
      Plain.Color = false;
      Format.Write(R, Plain, OS);
      return Error::success();
    });
  Format.Write(R, Ctx, outs());
  return flushOutput();
}

template <class ReportType>
Error writeReports(const ReportType &R, const Options &Opts,
                   const ReportContext &Ctx) {
  for (const OutputOption &Output : Opts.Outputs)
    if (Error E = writeReport(R, Output, Ctx))
      return createStringError(inconvertibleErrorCode(),
                               "cannot write the report: " +
                                   toString(std::move(E)));
  return Error::success();
}

template Error writeReports(const Report &, const Options &,
                            const ReportContext &);
template Error writeReports(const LintReport &, const Options &,
                            const ReportContext &);

void printFailures(ArrayRef<Failure> Failures, const ReportContext &Ctx) {
  for (const Failure &F : Failures) {
    std::string File = relativeTo(F.File, Ctx.WorkingDirectory);
    std::string More = F.Errors < 2 ? ""
                                    : " (" + std::to_string(F.Errors - 1) +
                                          " more in " + File + ")";
    printProblem(
        "error",
        (F.At.empty() ? File : relativeTo(F.At, Ctx.WorkingDirectory)) + ": " +
            F.Message + More);
  }
}

} // namespace corotidy
