//===--- Describe.cpp - The commands that print what is known -------------===//
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
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
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

/// A value of many lines or columns does not push the sources of all away.
static constexpr size_t WidestValue = 60;

static void printWithSource(StringRef Text, StringRef Source) {
  std::string Line = sanitized(Text);
  outs() << Line
         << std::string(WidestValue - std::min(WidestValue, Line.size()), ' ')
         << "  # " << sanitized(relativeTo(Source, absolutePath("."))) << '\n';
}

ExitStatus showConfig(const Options &Opts) {
  Expected<Config> Configuration = Config::fromOptions(Opts);
  if (!Configuration)
    return fail(Configuration.takeError());
  Expected<EffectiveConfig> Effective =
      Configuration->effective(absolutePath(Opts.Files.front()));
  if (!Effective)
    return fail(Effective.takeError());
  for (const ConfigValue &V : Effective->Values)
    printWithSource(V.Key + ": " + V.Value, V.Source);
  for (const auto *Notices : {&Effective->Notices, &Effective->Contradictions})
    for (const Notice &N : *Notices)
      printProblem("warning", N.Message);
  return Success;
}

/// Whether an argument is a path and no part of a name.
static bool isPath(StringRef Argument) {
  return Argument.find_first_of("/.") != StringRef::npos;
}

ExitStatus listModels(const Options &Opts) {
  // Without a file, what applies to those in the working directory.
  std::string File = absolutePath("any.cpp");
  SmallVector<StringRef> Parts;
  for (StringRef Argument : Opts.Files)
    if (isPath(Argument))
      File = absolutePath(Argument);
    else
      Parts.push_back(Argument);
  Expected<Config> Configuration = Config::fromOptions(Opts);
  if (!Configuration)
    return fail(Configuration.takeError());
  Expected<EffectiveConfig> Effective = Configuration->effective(File);
  if (!Effective)
    return fail(Effective.takeError());
  bool Any = false;
  for (const ModelEntry &Entry : Effective->AllModels->entries()) {
    StringRef Name = Entry.Name;
    if (any_of(Parts, [&](StringRef Part) { return !Name.contains(Part); }))
      continue;
    Any = true;
    const ModelOrigin &Origin = Entry.origin();
    printWithSource(Entry.Name + (Entry.Function ? "()" : "") + ": " +
                        join(Entry.Facts, "; "),
                    Entry.IsBuiltin
                        ? "built-in " + Origin.File
                        : Origin.File + ":" + std::to_string(Origin.Line));
  }
  if (!Any)
    return fail(createStringError(
        inconvertibleErrorCode(),
        "there is no model with '" + join(Parts, "' and '") + "' in its name"));
  return Success;
}

} // namespace corotidy
