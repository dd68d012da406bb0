//===--- CompileCommands.cpp - Which files to parse, and how --------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/CompileCommands.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace clang::tooling;
using namespace llvm;

namespace corotidy {

static Error failure(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

static std::string absolute(StringRef Path) {
  SmallString<256> Absolute(Path);
  sys::fs::make_absolute(Absolute);
  sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  return Absolute.str().str();
}

/// The last non-empty line of what Clang says of a database: the reason comes
/// after a list of every format that was tried.
static std::string reason(StringRef Message) {
  SmallVector<StringRef, 8> Lines;
  Message.split(Lines, '\n', -1, /*KeepEmpty=*/false);
  return Lines.empty() ? "unknown reason" : Lines.back().trim().str();
}

static Expected<std::unique_ptr<CompilationDatabase>>
loadDatabase(const Options &Opts) {
  if (Opts.Flags)
    return std::make_unique<FixedCompilationDatabase>(absolute("."),
                                                      *Opts.Flags);
  std::string Message;
  std::unique_ptr<CompilationDatabase> Database;
  if (!Opts.BuildDir.empty()) {
    // People name the file as often as the directory.
    StringRef Dir = Opts.BuildDir;
    if (sys::path::filename(Dir) == "compile_commands.json")
      Dir = sys::path::parent_path(Dir).empty() ? "."
                                                : sys::path::parent_path(Dir);
    if (!sys::fs::is_directory(Dir))
      return failure("-p '" + Opts.BuildDir + "' is no directory");
    Database = CompilationDatabase::loadFromDirectory(Dir, Message);
    if (!Database)
      return failure("no usable compile database in '" + Dir +
                     "': " + reason(Message));
  } else {
    Database =
        CompilationDatabase::autoDetectFromSource(Opts.Files.front(), Message);
    if (!Database)
      return failure("no compile_commands.json for '" + Opts.Files.front() +
                     "' in its directory or above it; say where it is with "
                     "-p, or give the flags after --");
  }
  return Database;
}

Expected<std::vector<CompileCommand>>
findCompileCommands(const Options &Opts,
                    function_ref<void(const Twine &)> Warn) {
  for (const std::string &File : Opts.Files) {
    if (!sys::fs::exists(File))
      return failure("no such file: '" + File + "'");
    if (sys::fs::is_directory(File))
      return failure("'" + File + "' is a directory");
  }
  Expected<std::unique_ptr<CompilationDatabase>> Database = loadDatabase(Opts);
  if (!Database)
    return Database.takeError();

  ArgumentsAdjuster Adjust = combineAdjusters(
      getInsertArgumentAdjuster(Opts.ExtraArgsBefore,
                                ArgumentInsertPosition::BEGIN),
      getInsertArgumentAdjuster(Opts.ExtraArgs, ArgumentInsertPosition::END));
  std::vector<CompileCommand> Commands;
  StringSet<> Seen;
  for (const std::string &File : Opts.Files) {
    std::string Path = absolute(File);
    if (!Seen.insert(Path).second)
      continue;
    std::vector<CompileCommand> Found = (*Database)->getCompileCommands(Path);
    if (Found.empty())
      return failure("the compile database has no entry for '" + File +
                     "' nor for any file like it");
    if (!Opts.Flags && !Found.front().Heuristic.empty())
      Warn("'" + File + "' is not in the compile database; " +
           Found.front().Heuristic);
    for (CompileCommand &Command : Found) {
      Command.CommandLine = Adjust(Command.CommandLine, Command.Filename);
      // Two entries may differ in nothing that matters.
      if (Seen.insert(Command.Directory + '\0' +
                      join(Command.CommandLine, StringRef("\0", 1)))
              .second)
        Commands.push_back(std::move(Command));
    }
  }
  return Commands;
}

} // namespace corotidy
