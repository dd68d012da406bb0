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
#include "llvm/Support/Regex.h"
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

/// \p Named are the files to find a database for, if \p Opts does not name it.
static Expected<std::unique_ptr<CompilationDatabase>>
loadDatabase(const Options &Opts, ArrayRef<std::string> Named) {
  if (Opts.Flags)
    return std::make_unique<FixedCompilationDatabase>(
        absolutePath("."), withoutInputs(*Opts.Flags));
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
  if (Error E = checkDatabaseIn(Dir))
    return std::move(E);
  std::string Message;
  std::unique_ptr<CompilationDatabase> Database =
      CompilationDatabase::loadFromDirectory(Dir, Message);
  if (!Database)
    return failure("no usable compile database in '" + Dir +
                   "': " + reason(Message));
  bool IsEmpty =
      Database->getAllFiles().empty() &&
      (Named.empty() || Database->getCompileCommands(Named.front()).empty());
  if (IsEmpty)
    return failure("the compile database in '" + Dir + "' has no entries");
  return Database;
}

//===----------------------------------------------------------------------===//
// Which files
//===----------------------------------------------------------------------===//

static std::string fileOf(const CompileCommand &Command) {
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
  Selector(const Options &Opts, const CompilationDatabase &Database)
      : Opts(Opts), Database(Database) {}

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
    if (Named.empty() || !Directories.empty())
      if (Error E = addEntries(Directories))
        return std::move(E);
    if (Error E = finish())
      return std::move(E);
    return std::move(Out);
  }

private:
  Error addFile(StringRef File) {
    std::string Path = absolutePath(File);
    std::vector<CompileCommand> Found = Database.getCompileCommands(Path);
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
    for (CompileCommand &Command : Database.getAllCompileCommands()) {
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

  void add(CompileCommand Command) {
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
            {File,
             "the compile database names it, but there is no such file",
             "",
             0,
             {},
             ""});
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
  const CompilationDatabase &Database;
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
  Expected<std::unique_ptr<CompilationDatabase>> Database =
      loadDatabase(Opts, *Named);
  if (!Database)
    return Database.takeError();
  return Selector(Opts, **Database).select(*Named);
}

} // namespace corotidy
