//===--- Run.h - What commands that parse files have in common  -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_RUN_H
#define COROTIDY_TOOL_RUN_H

#include "tool/Options.h"
#include "tool/report/Formats.h"
#include "clang/Tooling/CompilationDatabase.h"
#include <vector>

namespace corotidy {

/// The exit statuses of every command; a user's scripts rely on them.
enum ExitStatus {
  Success = 0,
  FoundSomething = 1,
  UsageError = 2,
  Incomplete = 3
};

/// `error: ` or `warning: ` and \p Message on standard error, in one line.
void printProblem(llvm::StringRef Severity, const llvm::Twine &Message);

/// Says what \p E says; UsageError.
ExitStatus fail(llvm::Error E);

struct Inputs {
  std::vector<clang::tooling::CompileCommand> Commands;
  std::string ResourceDir;
};

/// What to parse, and with which builtin headers. \p Executable is the path of
/// this program.
llvm::Expected<Inputs> findInputs(const Options &Opts,
                                  llvm::StringRef Executable);

/// Calls \p Do for each index below \p Count, up to \p Jobs at once; as many as
/// there are cores if that is 0.
void parallelFor(size_t Count, unsigned Jobs,
                 llvm::function_ref<void(size_t)> Do);

/// Fails if not all of standard output could be written.
llvm::Error flushOutput();

ReportContext makeContext(const Options &Opts);

/// Writes \p R in all the formats and to all the places \p Opts names.
template <class ReportType>
llvm::Error writeReports(const ReportType &R, const Options &Opts,
                         const ReportContext &Ctx);

void printFailures(llvm::ArrayRef<Failure> Failures, const ReportContext &Ctx);

} // namespace corotidy

#endif // COROTIDY_TOOL_RUN_H
