//===--- Frontend.h - Parsing one file, harmlessly ------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_FRONTEND_H
#define COROTIDY_TOOL_FRONTEND_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <string>

namespace clang {
class CompilerInstance;
} // namespace clang

namespace corotidy {

struct ParseResult {
  /// False if Clang did not get as far as a translation unit.
  bool Parsed = false;
  unsigned Errors = 0;
  /// What the first error says, and `file:line:column` if it has a place.
  std::string FirstError;
  std::string FirstErrorAt;
};

/// The directory with Clang's builtin headers: \p Override, that of an
/// installed tree around \p Executable, or the one this tool was built with.
/// Fails if stddef.h is not there.
llvm::Expected<std::string> findResourceDir(llvm::StringRef Override,
                                            llvm::StringRef Executable);

/// Parses what \p Command compiles, to the end whatever errors there are, and
/// calls \p AtEnd with the AST and Sema still alive. Nothing is executed and
/// nothing written: outputs and plugins the command asks for are dropped.
/// A crash of Clang or of \p AtEnd costs this file only. Thread-safe.
ParseResult
parseFile(const clang::tooling::CompileCommand &Command,
          llvm::StringRef ResourceDir,
          llvm::function_ref<void(clang::CompilerInstance &)> AtEnd);

} // namespace corotidy

#endif // COROTIDY_TOOL_FRONTEND_H
