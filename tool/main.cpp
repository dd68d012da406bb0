//===--- main.cpp - The coro-tidy command ---------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Classify.h"
#include "tool/Describe.h"
#include "tool/Lint.h"
#include "tool/Options.h"
#include "clang/Basic/Version.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"

using namespace corotidy;

/// Where this is tells which program was started, even through PATH.
static char AddressInExecutable;

int main(int argc, const char **argv) {
  llvm::InitLLVM Init(argc, argv);
  // Clang needs to know the targets that a compile command may name.
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargets();
  llvm::InitializeAllTargetMCs();
  llvm::InitializeAllAsmParsers();
  llvm::CrashRecoveryContext::Enable();

  llvm::Expected<Options> Opts =
      parseOptions(llvm::ArrayRef(argv, argc).drop_front());
  if (!Opts) {
    printProblem("error", llvm::toString(Opts.takeError()));
    return UsageError;
  }
  std::string Executable =
      llvm::sys::fs::getMainExecutable(argv[0], &AddressInExecutable);
  ExitStatus Status = Success;
  switch (Opts->What) {
  case Options::Action::PrintHelp:
    printHelp(llvm::outs(), Opts->Command);
    break;
  case Options::Action::PrintVersion:
    llvm::outs() << "coro-tidy " CORO_TIDY_VERSION
                    " (Clang " CLANG_VERSION_STRING ")\n";
    break;
  case Options::Action::Check:
    Status = runCheck(*Opts, Executable);
    break;
  case Options::Action::Classify:
    Status = runClassify(*Opts, Executable);
    break;
  case Options::Action::ListChecks:
    Status = listChecks();
    break;
  case Options::Action::Explain:
    Status = explainCheck(*Opts);
    break;
  case Options::Action::ShowConfig:
    Status = showConfig(*Opts);
    break;
  }
  llvm::outs().flush();
  // Whatever a crash that was survived left behind is not to be destroyed.
  llvm::sys::Process::Exit(Status, /*NoCleanup=*/true);
}
