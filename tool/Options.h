//===--- Options.h - What the command line asks for ----------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_OPTIONS_H
#define COROTIDY_TOOL_OPTIONS_H

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

struct Options {
  enum class Action { Classify, PrintHelp, PrintVersion };
  Action What = Action::Classify;
  /// Which command's help to print; empty for the tool's.
  std::string Command;

  std::vector<std::string> Files;
  /// The compile flags after `--`; absent if there was none.
  std::optional<std::vector<std::string>> Flags;
  std::string BuildDir;
  std::vector<std::string> ExtraArgs;
  std::vector<std::string> ExtraArgsBefore;
  /// Empty: no header is reported.
  std::string HeaderFilter;
  bool SystemHeaders = false;
  /// Empty: all kinds.
  std::vector<std::string> Kinds;
  std::vector<OutputOption> Outputs;
  std::string Root;
  std::string ResourceDir;
  unsigned Jobs = 0;
  std::optional<bool> Color;
};

/// Parses \p Args, which leave out the name of the program. The message of an
/// error is what to print after `error: `, of one or two lines.
llvm::Expected<Options> parseOptions(llvm::ArrayRef<const char *> Args);

/// Prints the help of \p Command, or of the tool if that is empty.
void printHelp(llvm::raw_ostream &OS, llvm::StringRef Command);

} // namespace corotidy

#endif // COROTIDY_TOOL_OPTIONS_H
