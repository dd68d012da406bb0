//===--- CompileCommands.cpp - Which files to parse, and how --------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/CompileCommands.h"
#include "tool/JsonDatabase.h"
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
#include "llvm/Support/Regex.h"

using namespace clang::tooling;
using namespace llvm;

namespace corotidy {

static Error failure(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

constexpr StringRef DatabaseNames[] = {"compile_commands.json",
                                       "compile_flags.txt"};

static bool hasDatabase(StringRef Dir) {
  return any_of(DatabaseNames, [&](StringRef Name) {
    SmallString<256> Path(Dir);
    sys::path::append(Path, Name);
    // Reading a pipe or a device may never end.
    return sys::fs::is_regular_file(Path);
  });
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

/// The nearest directory at or above that of \p File with a database in it or
/// in its `build`, where CMake's users have it.
static std::string findDatabase(StringRef File) {
  std::string Found;
  nearestDirectoryAbove(File, [&](StringRef Dir) {
    for (const std::string &Candidate : {Dir.str(), (Dir + "/build").str()})
      if (Found.empty() && hasDatabase(Candidate))
        Found = Candidate;
    return !Found.empty();
  });
  return Found;
}

namespace {
struct Database {
  std::unique_ptr<CompilationDatabase> Commands;
  /// Empty if there is none.
  std::string File;
  /// What is wrong with some of its entries; empty if nothing is.
  std::string Problem;
};
} // namespace

/// \p Named are the files to find a database for, if \p Opts does not name it.
static Expected<Database> loadDatabase(const Options &Opts,
                                       ArrayRef<std::string> Named) {
  if (Opts.Flags)
    return Database{std::make_unique<FixedCompilationDatabase>(
                        absolutePath("."), withoutInputs(*Opts.Flags)),
                    "", ""};
  std::string Dir = Opts.BuildDir;
  if (Dir.empty()) {
    // As if a file of the working directory were named.
    StringRef First = Named.empty() ? StringRef("file") : Named.front();
    Dir = findDatabase(First);
    if (Dir.empty())
      return failure(
          "no compile_commands.json for " +
          (Named.empty() ? "the working directory" : "'" + First.str() + "'") +
          " in its directory or above it; say where it is with "
          "-p, or give the flags after --");
  }
  // People name the file as often as the directory.
  if (sys::path::filename(Dir) == DatabaseNames[0])
    Dir = absolutePath("..", Dir);
  if (!sys::fs::is_directory(Dir))
    return failure("-p '" + Dir + "' is no directory");
  Database Result;
  SmallString<256> Json(Dir), Flags(Dir);
  sys::path::append(Json, DatabaseNames[0]);
  sys::path::append(Flags, DatabaseNames[1]);
  if (!sys::fs::exists(Json) && sys::fs::is_regular_file(Flags)) {
    std::string Message;
    Result.Commands = FixedCompilationDatabase::loadFromFile(Flags, Message);
    if (!Result.Commands)
      return failure("cannot read '" + Flags + "': " + Message);
    return Result;
  }
  if (sys::fs::exists(Json) && !sys::fs::is_regular_file(Json))
    return failure("'" + Json + "' is no regular file");
  Expected<std::unique_ptr<JsonDatabase>> Entries =
      JsonDatabase::read(Json.str().str());
  if (!Entries)
    return Entries.takeError();
  Result.Problem = (*Entries)->problem();
  if ((*Entries)->getAllFiles().empty())
    return failure("the compile database in '" + Dir + "' has no " +
                   (Result.Problem.empty()
                        ? "entries"
                        : "usable entries: " + Result.Problem));
  Result.File = absolutePath(Json);
  Result.Commands = inferTargetAndDriverMode(
      inferMissingCompileCommands(std::move(*Entries)));
  return Result;
}

//===----------------------------------------------------------------------===//
// Which files
//===----------------------------------------------------------------------===//

std::string fileOf(const CompileCommand &Command) {
  return absolutePath(Command.Filename, Command.Directory);
}

/// The names in the list \p Path: one on a line or, as `git diff -z` writes
/// them, each with a 0 behind it.
static Expected<std::vector<std::string>> readList(StringRef Path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer =
      MemoryBuffer::getFileOrSTDIN(Path);
  if (!Buffer)
    return failure("cannot read the list '" + Path +
                   "': " + Buffer.getError().message());
  StringRef Text = (*Buffer)->getBuffer();
  char Separator = Text.contains('\0') ? '\0' : '\n';
  std::vector<std::string> Names;
  for (StringRef Name : split(Text, Separator)) {
    if (Separator == '\n')
      Name.consume_back("\r");
    if (!Name.empty())
      Names.push_back(Name.str());
  }
  return Names;
}

/// The arguments of \p Opts, with lists replaced by what they list.
static Expected<std::vector<std::string>> namedFiles(const Options &Opts) {
  std::vector<std::string> Named;
  for (const std::string &Argument : Opts.Files) {
    StringRef List = Argument;
    // A file may be called so.
    if (!List.consume_front("@") || sys::fs::exists(Argument)) {
      Named.push_back(Argument);
      continue;
    }
    Expected<std::vector<std::string>> Names = readList(List);
    if (!Names)
      return Names.takeError();
    append_range(Named, *Names);
  }
  for (const std::string &File : Named)
    if (!sys::fs::exists(File))
      return failure("no such file: '" + File + "'");
  return Named;
}

namespace {
class Selector {
public:
  Selector(const Options &Opts, const Database &From)
      : Opts(Opts), From(From) {}

  Expected<Selection> select(ArrayRef<std::string> Named) {
    std::vector<std::string> Directories;
    for (const std::string &Argument : Named) {
      if (sys::fs::is_directory(Argument)) {
        if (Opts.Flags)
          return failure("'" + Argument +
                         "' is a directory; with flags after --, name files");
        Directories.push_back(Argument);
      } else if (Error E = addFile(Argument)) {
        return std::move(E);
      }
    }
    bool AsksForMany = Named.empty() || !Directories.empty();
    if (AsksForMany)
      if (Error E = addEntries(Directories))
        return std::move(E);
    noteProblem(AsksForMany);
    if (Error E = finish())
      return std::move(E);
    return std::move(Out);
  }

private:
  Error addFile(StringRef File) {
    std::string Path = absolutePath(File);
    std::vector<CompileCommand> Found = From.Commands->getCompileCommands(Path);
    if (Found.empty())
      return failure("the compile database has no entry for '" + File +
                     "' nor for any file like it");
    if (!Opts.Flags && !Found.front().Heuristic.empty())
      Out.Record.Notices.push_back(
          {Path, "not in the compile database; " + Found.front().Heuristic});
    for (CompileCommand &Command : Found)
      add(std::move(Command));
    return Error::success();
  }

  /// The entries below \p Directories, or all.
  Error addEntries(ArrayRef<std::string> Directories) {
    std::vector<std::string> Above;
    for (StringRef Dir : Directories)
      Above.push_back(absolutePath(Dir));
    std::vector<bool> HasEntry(Above.size());
    for (CompileCommand &Command : From.Commands->getAllCompileCommands()) {
      std::string File = fileOf(Command);
      bool IsMeant = Directories.empty();
      for (auto [I, Dir] : enumerate(Above))
        if (relativeTo(File, Dir) != File) {
          IsMeant = true;
          HasEntry[I] = true;
        }
      if (IsMeant)
        add(std::move(Command));
    }
    for (auto [I, Dir] : enumerate(Directories))
      if (!HasEntry[I])
        return failure("the compile database has no file below '" + Dir + "'");
    return Error::success();
  }

  /// An entry that is of no use may be that of a file that was meant, but
  /// hardly of one that was named.
  void noteProblem(bool IsFailure) {
    if (From.Problem.empty())
      return;
    if (!IsFailure) {
      Out.Record.Notices.push_back({From.File, From.Problem});
      return;
    }
    Out.Record.Files.push_back(From.File);
    Out.Record.Failures.push_back({From.File, From.Problem});
  }

  void add(CompileCommand Command) {
    uncoverResponseFiles(Command);
    std::string File = fileOf(Command);
    std::string Key =
        Command.Directory + '\0' +
        join(WithoutOutputs(Command.CommandLine, ""), StringRef("\0", 1));
    if (Seen.insert(File + '\0' + Key).second)
      Entries.push_back({std::move(File), std::move(Key), std::move(Command)});
  }

  Error finish() {
    sort(Entries, [](const Entry &A, const Entry &B) {
      return std::tie(A.File, A.Key) < std::tie(B.File, B.Key);
    });
    Out.Root = root();
    if (Error E = applyFilters())
      return E;
    for (size_t I = 0, Next; I < Entries.size(); I = Next) {
      const std::string &File = Entries[I].File;
      for (Next = I + 1; Next < Entries.size() && Entries[Next].File == File;)
        ++Next;
      if (!sys::fs::exists(File)) {
        Out.Record.Files.push_back(File);
        Out.Record.Failures.push_back(
            {File, "the compile database names it, but there is no such file"});
        continue;
      }
      if (Next - I > 1)
        Out.Record.Notices.push_back(
            {File, "the compile database has " + std::to_string(Next - I) +
                       " sets of flags for it; it was parsed with each"});
      for (size_t Each = I; Each < Next; ++Each)
        Out.Commands.push_back(adjusted(std::move(Entries[Each].Command)));
    }
    return Error::success();
  }

  std::string root() const {
    if (!Opts.Root.empty())
      return absolutePath(Opts.Root);
    std::string Repository;
    if (!Entries.empty())
      Repository =
          nearestDirectoryAbove(Entries.front().File, [](StringRef Dir) {
            return sys::fs::exists(Dir + "/.git");
          });
    return Repository.empty() ? absolutePath(".") : Repository;
  }

  Error applyFilters() {
    Regex Wanted(Opts.FilesFilter), Unwanted(Opts.ExcludeFilter);
    bool HadSome = !Entries.empty();
    erase_if(Entries, [&](const Entry &E) {
      std::string Path = relativeTo(E.File, Out.Root);
      return (!Opts.FilesFilter.empty() && !Wanted.match(Path)) ||
             (!Opts.ExcludeFilter.empty() && Unwanted.match(Path));
    });
    if (!HadSome || !Entries.empty())
      return Error::success();
    return failure("--files and --exclude leave no file; paths are relative "
                   "to '" +
                   Out.Root + "'");
  }

  CompileCommand adjusted(CompileCommand Command) const {
    for (const auto &[Args, Where] :
         {std::pair(&Opts.ExtraArgsBefore, ArgumentInsertPosition::BEGIN),
          std::pair(&Opts.ExtraArgs, ArgumentInsertPosition::END)})
      Command.CommandLine = getInsertArgumentAdjuster(*Args, Where)(
          Command.CommandLine, Command.Filename);
    return Command;
  }

  /// A command that may be among those selected.
  struct Entry {
    std::string File;
    std::string Key;
    CompileCommand Command;
  };

  const Options &Opts;
  const Database &From;
  /// Where the outputs go makes no difference to what is compiled.
  const ArgumentsAdjuster WithoutOutputs = combineAdjusters(
      getClangStripOutputAdjuster(), getClangStripDependencyFileAdjuster());
  StringSet<> Seen;
  std::vector<Entry> Entries;
  Selection Out;
};
} // namespace

Expected<Selection> selectFiles(const Options &Opts) {
  Expected<std::vector<std::string>> Named = namedFiles(Opts);
  if (!Named)
    return Named.takeError();
  if (Named->empty() && !Opts.Files.empty())
    return failure("the list of files is empty");
  if (Named->empty() && Opts.Flags)
    return failure("no files given; flags after -- need some");
  Expected<Database> From = loadDatabase(Opts, *Named);
  if (!From)
    return From.takeError();
  return Selector(Opts, *From).select(*Named);
}

} // namespace corotidy
