//===--- CompileCommands.h - Which files to parse, and how ---- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_COMPILECOMMANDS_H
#define COROTIDY_TOOL_COMPILECOMMANDS_H

#include "tool/Options.h"
#include "tool/Records.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/Error.h"
#include <vector>

namespace corotidy {

/// The file that \p Command compiles, absolute.
std::string fileOf(const clang::tooling::CompileCommand &Command);

/// The files of a run.
struct Selection {
  /// Sorted by file. A file that the database compiles in two ways is there
  /// twice.
  std::vector<clang::tooling::CompileCommand> Commands;
  /// Files that cannot be parsed or need no parsing, and what is strange about
  /// others.
  RunRecord Record;
  /// What paths are relative to: what --root says, or the repository.
  std::string Root;
};

/// The files that \p Opts asks about and how to compile them. Fails if there
/// is no usable database, a named file does not exist, or nothing is left.
llvm::Expected<Selection> selectFiles(const Options &Opts);

} // namespace corotidy

#endif // COROTIDY_TOOL_COMPILECOMMANDS_H
