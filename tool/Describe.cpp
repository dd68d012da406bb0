//===--- Describe.cpp - The commands checks, explain and config -----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Describe.h"
#include "checks/CheckInfo.h"
#include "tool/Config.h"
#include "tool/Paths.h"
#include "llvm/Support/Format.h"

using namespace llvm;

namespace corotidy {

ExitStatus listChecks() {
  size_t Widest = 0;
  for (const CheckInfo &Check : allChecks())
    Widest = std::max(Widest, Check.Name.size());
  for (const CheckInfo &Check : allChecks())
    outs() << left_justify(Check.Name, Widest + 2)
           << left_justify(spelling(Check.Group), 6)
           << left_justify(spelling(Check.Tier), 9)
           << left_justify(Check.Fix == CheckFix::Fixes ? "fix" : "", 5)
           << Check.Summary << '\n';
  return Success;
}

ExitStatus explainCheck(const Options &Opts) {
  StringRef Name = Opts.Files.front();
  const CheckInfo *Check = findCheck(Name);
  if (!Check)
    Check = findCheck((CheckPrefix + Name).str());
  if (!Check)
    return fail(createStringError(inconvertibleErrorCode(), noSuchCheck(Name)));
  outs() << Check->Page;
  return Success;
}

ExitStatus showConfig(const Options &Opts) {
  Expected<Config> Configuration = Config::fromOptions(Opts);
  if (!Configuration)
    return fail(Configuration.takeError());
  Expected<EffectiveConfig> Effective =
      Configuration->effective(absolutePath(Opts.Files.front()));
  if (!Effective)
    return fail(Effective.takeError());
  std::string WorkingDirectory = absolutePath(".");
  // A value of many lines or columns does not push the sources of all away.
  constexpr size_t Widest = 60;
  for (const ConfigValue &V : Effective->Values) {
    std::string Line = sanitized(V.Key + ": " + V.Value);
    outs() << Line << std::string(Widest - std::min(Widest, Line.size()), ' ')
           << "  # " << sanitized(relativeTo(V.Source, WorkingDirectory))
           << '\n';
  }
  return Success;
}

} // namespace corotidy
