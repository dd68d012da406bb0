//===--- Options.h - What the command line asks for ----------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_OPTIONS_H
#define COROTIDY_TOOL_OPTIONS_H

#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace corotidy {

/// `--output FORMAT[=FILE]`; standard output if File is empty.
struct OutputOption {
  std::string Format;
  std::string File;
};

/// An option as it was given.
struct RepeatedOption {
  /// All of it, or what stands in front of the path.
  std::string Text;
  /// Absolute; empty if the value is no path.
  std::string Path;
};

struct Options {
  enum class Action {
    Check,
    Classify,
    ListChecks,
    Explain,
    ShowConfig,
    ListModels,
    CacheStatistics,
    ClearCache,
    PrintHelp,
    PrintVersion
  };
  Action What = Action::Check;
  /// The command as it is called; empty if only the tool was named.
  std::string Command;

  /// The options that have a say in what is found.
  std::vector<RepeatedOption> Repeated;
  /// Those that have a say in what is found in a file once its command and its
  /// configuration are known.
  std::vector<std::string> Telling;

  /// The arguments that are no options: of `explain`, the check.
  std::vector<std::string> Files;
  /// The compile flags after `--`; absent if there was none.
  std::optional<std::vector<std::string>> Flags;
  std::string BuildDir;
  std::vector<std::string> ExtraArgs;
  std::vector<std::string> ExtraArgsBefore;
  std::string Tier;
  std::optional<std::string> Checks;
  std::optional<std::string> ConfigText;
  std::string ConfigFile;
  std::optional<std::string> WarningsAsErrors;
  std::vector<clang::tidy::FileFilter> LineFilter;
  bool Fix = false;
  bool FixErrors = false;
  bool Diff = false;
  std::string ExportFixes;
  bool ExitZero = false;
  bool Quiet = false;
  /// Empty: what the configuration says, or no header if there is none.
  std::string HeaderFilter;
  bool SystemHeaders = false;
  /// Empty: all kinds.
  std::vector<std::string> Kinds;
  std::vector<OutputOption> Outputs;
  std::string Root;
  std::string ResourceDir;
  /// Regular expressions on paths relative to the root; empty if not given.
  std::string FilesFilter;
  std::string ExcludeFilter;
  /// 0: as many as the machine can do with.
  unsigned Jobs = 0;
  /// For one file; 0 for none.
  unsigned TimeoutSeconds = 0;
  /// For one worker; absent: what the machine has.
  std::optional<unsigned> MemoryMiB;
  std::optional<bool> Color;
  /// Do not parse what cannot have to do with coroutines.
  bool Scan = true;
  /// Do not parse bodies of functions on which nothing depends.
  bool SkipBodies = true;
  bool Profile = false;
  /// Empty: none.
  std::string ProfileFile;
  bool Cache = true;
  /// Empty if not given.
  std::string CacheDir;
  unsigned CacheMiB = 0;
  bool VerifyCache = false;
};

/// Parses \p Args, which leave out the name of the program. The message of an
/// error is what to print after `error: `, of one or two lines.
llvm::Expected<Options> parseOptions(llvm::ArrayRef<const char *> Args);

/// Prints the help of \p Command, or of the tool if that is empty.
void printHelp(llvm::raw_ostream &OS, llvm::StringRef Command);

} // namespace corotidy

#endif // COROTIDY_TOOL_OPTIONS_H
