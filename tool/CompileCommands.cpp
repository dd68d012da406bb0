//===--- CompileCommands.cpp - Which files to parse, and how --------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/CompileCommands.h"
#include "tool/Paths.h"
#include "clang/Options/Options.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <nlohmann/json.hpp>

using namespace clang::tooling;
using namespace llvm;

namespace corotidy {

static Error failure(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

namespace {
/// Finds where a document stops being JSON.
struct JsonErrorFinder : nlohmann::json_sax<nlohmann::json> {
  size_t ErrorAt = 0;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t &) override { return true; }
  bool string(string_t &) override { return true; }
  bool binary(binary_t &) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t &) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t Position, const std::string &,
                   const nlohmann::json::exception &) override {
    ErrorAt = Position;
    return false;
  }
};
} // namespace

constexpr StringRef DatabaseNames[] = {"compile_commands.json",
                                       "compile_flags.txt"};

static bool hasDatabase(StringRef Dir) {
  return any_of(DatabaseNames, [&](StringRef Name) {
    SmallString<256> Path(Dir);
    sys::path::append(Path, Name);
    return sys::fs::exists(Path);
  });
}

/// Clang reads the database as YAML and prints what it does not like by
/// itself, over many lines; this finds the commonest mistakes first.
static Error checkDatabaseIn(StringRef Dir) {
  SmallString<256> Path(Dir);
  sys::path::append(Path, DatabaseNames[0]);
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer = MemoryBuffer::getFile(Path);
  if (!Buffer && hasDatabase(Dir))
    return Error::success();
  if (!Buffer)
    return failure("cannot read '" + Path +
                   "': " + Buffer.getError().message());
  JsonErrorFinder Finder;
  StringRef Text = (*Buffer)->getBuffer();
  if (nlohmann::json::sax_parse(Text.begin(), Text.end(), &Finder))
    return Error::success();
  size_t Line = Text.take_front(Finder.ErrorAt).count('\n') + 1;
  return failure("'" + Path + "' is not valid JSON: line " + Twine(Line));
}

/// The last non-empty line of what Clang says of a database: the reason comes
/// after a list of every format that was tried.
static std::string reason(StringRef Message) {
  SmallVector<StringRef, 8> Lines;
  Message.split(Lines, '\n', -1, /*KeepEmpty=*/false);
  return Lines.empty() ? "unknown reason" : Lines.back().trim().str();
}

/// \p Flags without what they compile. CMake passes whole compile commands; to
/// Clang's library for that, which asks the driver, they could write files.
static std::vector<std::string> withoutInputs(ArrayRef<std::string> Flags) {
  std::vector<const char *> Raw;
  for (const std::string &Flag : Flags)
    Raw.push_back(Flag.c_str());
  unsigned MissingIndex, MissingCount;
  opt::InputArgList Args = clang::getDriverOptTable().ParseArgs(
      Raw, MissingIndex, MissingCount,
      opt::Visibility(clang::options::ClangOption));
  // What lost its value is for the driver to complain of.
  if (MissingCount)
    return Flags.vec();
  Args.eraseArg(clang::options::OPT_INPUT);
  opt::ArgStringList Kept;
  for (const opt::Arg *A : Args)
    A->render(Args, Kept);
  return {Kept.begin(), Kept.end()};
}

static Expected<std::unique_ptr<CompilationDatabase>>
loadDatabase(const Options &Opts) {
  if (Opts.Flags)
    return std::make_unique<FixedCompilationDatabase>(
        absolutePath("."), withoutInputs(*Opts.Flags));
  std::string Dir = Opts.BuildDir;
  if (Dir.empty()) {
    Dir = nearestDirectoryAbove(Opts.Files.front(), hasDatabase);
    if (Dir.empty())
      return failure("no compile_commands.json for '" + Opts.Files.front() +
                     "' in its directory or above it; say where it is with "
                     "-p, or give the flags after --");
  }
  // People name the file as often as the directory.
  if (sys::path::filename(Dir) == DatabaseNames[0])
    Dir = absolutePath("..", Dir);
  if (!sys::fs::is_directory(Dir))
    return failure("-p '" + Dir + "' is no directory");
  if (Error E = checkDatabaseIn(Dir))
    return std::move(E);
  std::string Message;
  std::unique_ptr<CompilationDatabase> Database =
      CompilationDatabase::loadFromDirectory(Dir, Message);
  if (!Database)
    return failure("no usable compile database in '" + Dir +
                   "': " + reason(Message));
  if (Database->getAllFiles().empty() &&
      Database->getCompileCommands(Opts.Files.front()).empty())
    return failure("the compile database in '" + Dir + "' has no entries");
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
    std::string Path = absolutePath(File);
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
