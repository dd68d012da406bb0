//===--- Cache.cpp - Results of earlier runs ------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Cache.h"
#include "tool/BuildId.h"
#include "tool/Environment.h"
#include "tool/Paths.h"
#include "tool/Run.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/TargetParser/Host.h"

using namespace clang::tooling;
using namespace llvm;

namespace corotidy {

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

namespace {
/// Strings one after the other, such that no others make the same.
class KeyText {
public:
  void add(StringRef Part) { ((Text += utostr(Part.size())) += ':') += Part; }

  void addAll(ArrayRef<std::string> Parts) {
    add(utostr(Parts.size()));
    for (const std::string &Part : Parts)
      add(Part);
  }

  Digest key() const { return digestOf(Text); }

private:
  std::string Text;
};
} // namespace

/// Whether \p Command may mean the processor it runs on, here or in a file.
static bool mayMeanThisProcessor(const CompileCommand &Command) {
  return any_of(Command.CommandLine, [](StringRef Arg) {
    return Arg.starts_with("@") || Arg.contains("config") ||
           Arg.contains("native");
  });
}

static std::string thisProcessor() {
  std::vector<std::string> Features;
  for (const auto &Feature : sys::getHostCPUFeatures())
    if (Feature.second)
      Features.push_back(Feature.first().str());
  sort(Features);
  return (sys::getHostCPUName() + " " + join(Features, ",")).str();
}

/// What is the same for all files of a run.
static Expected<KeyText> commonKey(const Inputs &In, const Options &Opts,
                                   const Program &Self) {
  std::optional<std::string> Build = buildId();
  if (!Build)
    return createStringError(inconvertibleErrorCode(),
                             "it is not known which build this is");
  KeyText Key;
  Key.add(*Build);
  // The driver looks for headers beside it.
  Key.add(Self.Executable);
  Key.add(In.ResourceDir);
  Key.add(parsingEnvironment());
  Key.add(Opts.What == Options::Action::Check ? "check" : "classify");
  Key.addAll(Opts.Telling);
  return Key;
}

static KeyText keyOf(KeyText Common, const CompileCommand &Command,
                     StringRef Settings, DiskNow &Now) {
  Common.add(Settings);
  Common.addAll(Command.CommandLine);
  Common.add(Command.Filename);
  Common.add(Command.Directory);
  // In most databases that is the same.
  std::string Directory = absolutePath(Command.Directory);
  Common.add(Directory);
  Common.add(mayMeanThisProcessor(Command) ? thisProcessor() : "");
  // So that who goes back to an older version of a file goes back to its
  // result.
  Common.add(toStringRef(
      Now.stateOf(absolutePath(Command.Filename, Directory), PathFact::Contents)
          .Of));
  return Common;
}

//===----------------------------------------------------------------------===//
// A run and its cache
//===----------------------------------------------------------------------===//

ResultCache::ResultCache(const Inputs &In, const Options &Opts,
                         const Program &Self, SettingsFunction SettingsOf)
    : Self(Self) {
  if (Error E = open(In, Opts, SettingsOf))
    giveUp(std::move(E));
}

Error ResultCache::open(const Inputs &In, const Options &Opts,
                        SettingsFunction SettingsOf) {
  Expected<std::optional<CacheDirectory>> Found = CacheDirectory::find(Opts);
  if (!Found || !*Found)
    return Found.takeError();
  if (Error E = (*Found)->prepare())
    return E;
  Expected<KeyText> Common = commonKey(In, Opts, Self);
  if (!Common)
    return Common.takeError();
  for (const CompileCommand &Command : In.Selected.Commands)
    Keys.push_back(keyOf(*Common, Command, SettingsOf(Command), Now).key());
  Directory = std::move(*Found);
  return Error::success();
}

ResultCache::~ResultCache() {
  if (Directory)
    Directory->prune();
}

void ResultCache::giveUp(Error Why) {
  Directory.reset();
  printProblem("warning", "no results are kept: " + toString(std::move(Why)) +
                              "; --cache-dir says where to keep them, "
                              "--no-cache that none are wanted");
}

std::optional<std::string> ResultCache::find(size_t Index) {
  if (!Directory)
    return std::nullopt;
  std::optional<std::string> Entry = Directory->read(Keys[Index]);
  std::string Result;
  // What is damaged is made again, and then it is in order.
  if (!Entry || unpackEntry(*Entry, Keys[Index], Now, Result) != EntryIs::Valid)
    return std::nullopt;
  return Result;
}

void ResultCache::keep(size_t Index, std::vector<Dependency> MadeFrom,
                       StringRef Result) {
  if (!Directory)
    return;
  if (Self.Tamper)
    Self.Tamper(MadeFrom);
  if (Error E = Directory->write(Keys[Index],
                                 packEntry(Keys[Index], MadeFrom, Result)))
    giveUp(std::move(E));
}

} // namespace corotidy
