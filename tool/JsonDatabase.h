//===--- JsonDatabase.h - compile_commands.json --------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Clang's own reader takes the file for YAML, gives up on all of it for one
// entry, and reads the response files that entries name: the parent of all
// workers would read what a stranger chose, without a bound. This one reads
// nothing but the database, and says which entry is wrong.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_JSONDATABASE_H
#define COROTIDY_TOOL_JSONDATABASE_H

#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/FileMatchTrie.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <vector>

namespace corotidy {

class JsonDatabase : public clang::tooling::CompilationDatabase {
public:
  /// Reads the file \p Path. Fails if it is no list in JSON; an entry that is
  /// of no use is left out.
  static llvm::Expected<std::unique_ptr<JsonDatabase>> read(std::string Path);

  std::vector<clang::tooling::CompileCommand>
  getCompileCommands(llvm::StringRef File) const override;
  std::vector<std::string> getAllFiles() const override;
  std::vector<clang::tooling::CompileCommand>
  getAllCompileCommands() const override;

  /// What is wrong with the entries that were left out; empty if none was.
  std::string problem() const;

private:
  explicit JsonDatabase(std::string Path) : Path(std::move(Path)) {}

  std::string Path;
  std::vector<clang::tooling::CompileCommand> Commands;
  /// The places in Commands of those for a file, by its absolute path.
  llvm::StringMap<std::vector<size_t>> ByFile;
  clang::tooling::FileMatchTrie Files;
  std::string FirstProblem;
  size_t NumProblems = 0;
};

/// Response files are read where their flags are parsed, in a worker. What
/// infers the flags of one file from another's would take them for inputs and
/// drop them, so commands of the database have them disguised; this ends it.
void uncoverResponseFiles(clang::tooling::CompileCommand &Command);

} // namespace corotidy

#endif // COROTIDY_TOOL_JSONDATABASE_H
