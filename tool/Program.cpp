//===--- Program.cpp - The whole of a command-line program ----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Program.h"
#include "tool/CacheCommand.h"
#include "tool/Classify.h"
#include "tool/Describe.h"
#include "tool/Lint.h"
#include "tool/Options.h"
#include "clang/Basic/Version.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"
#include <sys/resource.h>

using namespace llvm;

namespace corotidy {

/// Deeply nested code needs more than the usual stack. What a process may have
/// is for its children, too.
static void raiseStackLimit() {
  constexpr rlim_t Enough = 64u << 20;
  rlimit Limit;
  if (::getrlimit(RLIMIT_STACK, &Limit) != 0 || Limit.rlim_cur >= Enough)
    return;
  Limit.rlim_cur = std::min(Enough, Limit.rlim_max);
  ::setrlimit(RLIMIT_STACK, &Limit);
}

static ExitStatus run(const Options &Opts, const Program &Self) {
  switch (Opts.What) {
  case Options::Action::PrintHelp:
    printHelp(outs(), Opts.Command);
    return Success;
  case Options::Action::PrintVersion:
    outs() << "coro-tidy " CORO_TIDY_VERSION " (Clang " CLANG_VERSION_STRING
              ")\n";
    return Success;
  case Options::Action::Check:
    return runCheck(Opts, Self);
  case Options::Action::Classify:
    return runClassify(Opts, Self);
  case Options::Action::ListChecks:
    return listChecks();
  case Options::Action::Explain:
    return explainCheck(Opts);
  case Options::Action::ShowConfig:
    return showConfig(Opts);
  case Options::Action::ListModels:
    return listModels(Opts);
  case Options::Action::CacheStatistics:
    return showCache(Opts);
  case Options::Action::ClearCache:
    return clearCache(Opts);
  }
  llvm_unreachable("all actions are handled");
}

void runProgram(ArrayRef<const char *> Args, Program Self) {
  raiseStackLimit();
  // Clang needs to know the targets that a compile command may name.
  InitializeAllTargetInfos();
  InitializeAllTargets();
  InitializeAllTargetMCs();
  InitializeAllAsmParsers();

  Expected<Options> Opts = parseOptions(Args.drop_front());
  // Where a function is tells which program was started, even through PATH.
  void *Address = reinterpret_cast<void *>(&runProgram);
  Self.Executable = sys::fs::getMainExecutable(Args.front(), Address);
  ExitStatus Status = Opts ? run(*Opts, Self) : fail(Opts.takeError());
  outs().flush();
  // There is nothing to clean up that the system does not.
  sys::Process::Exit(Status, /*NoCleanup=*/true);
}

} // namespace corotidy
