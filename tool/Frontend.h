//===--- Frontend.h - Parsing one file, harmlessly ------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_FRONTEND_H
#define COROTIDY_TOOL_FRONTEND_H

#include "tool/BodySkipper.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/Support/Error.h"
#include <functional>
#include <string>

namespace clang {
class CompilerInstance;
class DiagnosticConsumer;
} // namespace clang

namespace corotidy {

class TracedFiles;

struct ParseResult {
  /// False if Clang did not get as far as a translation unit.
  bool Parsed = false;
  /// Whether it cannot have coroutines, and was not parsed.
  bool HasNoCoroutines = false;
  /// Bodies were skipped that may matter, and AtEnd was not called: parse it
  /// again with all of them.
  bool NeedsAllBodies = false;
  /// Whether it is no C++, and was left alone.
  bool IsOtherLanguage = false;
  unsigned Errors = 0;
  /// What the first error says, and `file:line:column` if it has a place.
  std::string FirstError;
  std::string FirstErrorAt;
};

/// What happens while a file is parsed.
struct ParseCallbacks {
  /// The preprocessor and the ASTContext are there, and empty.
  std::function<void(clang::CompilerInstance &)> AtStart;
  /// The file is parsed; its AST and Sema are still alive.
  std::function<void(clang::CompilerInstance &)> AtEnd;
  /// It is no use to go on; AtEnd will not be called.
  std::function<void()> AtAbandon;
  /// Whether what is in a file is asked about, once AtStart was called. If set,
  /// bodies of functions in other files are skipped, see BodySkipper.h.
  std::function<bool(clang::FileID)> IsAskedAbout;
  InstantiationsMatter *DoInstantiationsMatter = nullptr;
  /// Gets all that the compiler has to say; null if no one is interested.
  clang::DiagnosticConsumer *Diagnostics = nullptr;
  /// Do not parse what cannot have to do with coroutines.
  bool ScanFirst = false;
};

/// Parses what \p Command compiles, to the end whatever errors there are, as it
/// is in \p Files, whose working directory becomes that of the command.
/// Nothing is executed and nothing written: outputs and plugins the command
/// asks for are dropped, and warnings are not computed. Clang can crash, hang
/// and use up all memory, so this is for a process that may. Uses much of the
/// stack of the thread it is called on. Thread-safe.
ParseResult parseFile(const clang::tooling::CompileCommand &Command,
                      llvm::StringRef ResourceDir,
                      llvm::IntrusiveRefCntPtr<TracedFiles> Files,
                      const ParseCallbacks &Callbacks);

} // namespace corotidy

#endif // COROTIDY_TOOL_FRONTEND_H
