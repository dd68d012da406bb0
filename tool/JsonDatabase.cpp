//===--- JsonDatabase.cpp - compile_commands.json -------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/JsonDatabase.h"
#include "tool/Paths.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <climits>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>

using namespace clang::tooling;
using namespace llvm;

namespace corotidy {

/// An option that no driver has, and so none that a command says by accident.
static constexpr StringRef ResponseFileDisguise = "-coro-tidy-response-file=";

void uncoverResponseFiles(CompileCommand &Command) {
  for (std::string &Arg : Command.CommandLine)
    if (StringRef(Arg).starts_with(ResponseFileDisguise))
      Arg.erase(0, ResponseFileDisguise.size());
}

/// The words of \p Command as Clang tells them apart: quotes and backslashes
/// are a shell's, and nothing is expanded.
static std::vector<std::string> splitCommand(StringRef Command) {
  std::vector<std::string> Words;
  bool InWord = false;
  char Quote = 0;
  for (size_t I = 0; I < Command.size(); ++I) {
    char C = Command[I];
    if (!Quote && isSpace(C)) {
      InWord = false;
      continue;
    }
    if (!InWord)
      Words.emplace_back();
    InWord = true;
    if (Quote && C == Quote) {
      Quote = 0;
    } else if (!Quote && (C == '"' || C == '\'')) {
      Quote = C;
    } else if (C == '\\' && Quote != '\'') {
      if (++I < Command.size())
        Words.back() += Command[I];
    } else {
      Words.back() += C;
    }
  }
  return Words;
}

/// Takes programs that call the compiler off the front of \p Args. One that is
/// called as if it were the compiler is left.
static void dropWrappers(std::vector<std::string> &Args) {
  auto Name = [](StringRef Program) {
    Program = sys::path::filename(Program);
    Program.consume_back(".exe");
    return Program;
  };
  auto IsWrapper = [&](StringRef Program) {
    return StringSwitch<bool>(Name(Program))
        .Cases({"ccache", "distcc", "gomacc", "sccache"}, true)
        .Default(false);
  };
  // Sources have extensions, and compilers do not.
  auto IsCompiler = [&](StringRef Arg) {
    return !Arg.starts_with("-") && !sys::path::has_extension(Name(Arg));
  };
  size_t Wrappers = 0;
  while (Wrappers + 1 < Args.size() && IsWrapper(Args[Wrappers]) &&
         IsCompiler(Args[Wrappers + 1]))
    ++Wrappers;
  Args.erase(Args.begin(), Args.begin() + Wrappers);
}

namespace {
/// An entry as it is read.
struct RawEntry {
  std::optional<std::string> File, Directory, Command, Output;
  std::optional<std::vector<std::string>> Arguments;
  /// The first thing that is wrong with it.
  std::string Problem;

  void complain(const Twine &What) {
    if (Problem.empty())
      Problem = What.str();
  }

  /// The field called \p Key, if that is to be a string.
  std::optional<std::string> *field(StringRef Key) {
    return StringSwitch<std::optional<std::string> *>(Key)
        .Case("file", &File)
        .Case("directory", &Directory)
        .Case("command", &Command)
        .Case("output", &Output)
        .Default(nullptr);
  }

  /// Looks for what only shows when all of it is there.
  void verify() {
    if (File && File->empty())
      File.reset();
    if (Directory && Directory->empty())
      Directory.reset();
    if (!File)
      complain("has no \"file\"");
    else if (!Directory)
      complain("has no \"directory\"");
    else if (File->size() + Directory->size() >= PATH_MAX)
      complain("has a path that is too long");
    if (!Arguments && Command)
      Arguments = splitCommand(*Command);
    if (!Arguments)
      complain("has neither \"arguments\" nor \"command\"");
    else if (Arguments->empty() || Arguments->front().empty())
      complain("has no compiler in its command");
  }
};

using Json = nlohmann::json;

/// Hands on one entry after the other. What is deeper than the arguments of an
/// entry is only counted, so that no depth is too deep.
class EntryReader : public nlohmann::json_sax<Json> {
public:
  explicit EntryReader(std::function<void(RawEntry)> Done)
      : Done(std::move(Done)) {}

  bool null() override { return other(); }
  bool boolean(bool) override { return other(); }
  bool number_integer(number_integer_t) override { return other(); }
  bool number_unsigned(number_unsigned_t) override { return other(); }
  bool number_float(number_float_t, const string_t &) override {
    return other();
  }
  bool binary(binary_t &) override { return other(); }

  bool string(string_t &Text) override {
    if (Depth == InArguments && Entry.Arguments && ArgumentsAreOpen) {
      refuseNull(Text);
      Entry.Arguments->push_back(std::move(Text));
      return true;
    }
    std::optional<std::string> *Field =
        Depth == InEntry ? Entry.field(Key) : nullptr;
    if (!Field)
      return other();
    if (*Field)
      Entry.complain("has \"" + Key + "\" twice");
    refuseNull(Text);
    *Field = std::move(Text);
    return true;
  }

  bool start_object(std::size_t) override {
    if (Depth == InList)
      Entry = RawEntry();
    else if (!other())
      return false;
    ++Depth;
    return true;
  }

  bool end_object() override {
    if (--Depth == InList)
      finish();
    return true;
  }

  bool start_array(std::size_t) override {
    if (Depth == InEntry && Key == "arguments") {
      if (Entry.Arguments)
        Entry.complain("has \"arguments\" twice");
      Entry.Arguments.emplace();
      ArgumentsAreOpen = true;
    } else if (Depth != OutsideList && !other()) {
      return false;
    }
    ++Depth;
    return true;
  }

  bool end_array() override {
    if (--Depth == InEntry)
      ArgumentsAreOpen = false;
    return true;
  }

  bool key(string_t &Name) override {
    if (Depth == InEntry)
      Key = std::move(Name);
    return true;
  }

  bool parse_error(std::size_t Position, const std::string &,
                   const Json::exception &) override {
    ErrorAt = Position;
    return false;
  }

  size_t ErrorAt = 0;
  bool IsList = true;

private:
  enum : size_t { OutsideList, InList, InEntry, InArguments };

  /// A value that has no use where it stands.
  bool other() {
    if (Depth == OutsideList)
      return IsList = false;
    if (Depth == InList) {
      Entry = RawEntry();
      Entry.complain("is no object");
      finish();
    } else if (Depth == InEntry && Key == "arguments") {
      Entry.complain("has \"arguments\" that are no list");
    } else if (Depth == InEntry && Entry.field(Key)) {
      Entry.complain("has a \"" + Key + "\" that is no string");
    } else if (Depth == InArguments && ArgumentsAreOpen) {
      Entry.complain("has an argument that is no string");
    }
    return true;
  }

  void refuseNull(StringRef Text) {
    if (Text.contains('\0'))
      Entry.complain("has a null character in \"" + Key + "\"");
  }

  void finish() {
    Entry.verify();
    Done(std::move(Entry));
  }

  std::function<void(RawEntry)> Done;
  size_t Depth = 0;
  bool ArgumentsAreOpen = false;
  std::string Key;
  RawEntry Entry;
};
} // namespace

Expected<std::unique_ptr<JsonDatabase>> JsonDatabase::read(std::string Path) {
  auto Failure = [&](const Twine &Message) {
    return createStringError(inconvertibleErrorCode(), Message);
  };
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer = MemoryBuffer::getFile(Path);
  if (!Buffer)
    return Failure("cannot read '" + Path +
                   "': " + Buffer.getError().message());
  std::unique_ptr<JsonDatabase> Database(new JsonDatabase(Path));
  size_t Number = 0;
  EntryReader Reader([&](RawEntry Entry) {
    ++Number;
    if (!Entry.Problem.empty()) {
      if (Database->NumProblems++ == 0)
        Database->FirstProblem =
            "entry " + std::to_string(Number) + " " + Entry.Problem;
      return;
    }
    dropWrappers(*Entry.Arguments);
    for (std::string &Arg : drop_begin(*Entry.Arguments))
      if (StringRef(Arg).starts_with("@"))
        Arg.insert(0, ResponseFileDisguise);
    std::string File = absolutePath(*Entry.File, *Entry.Directory);
    Database->ByFile[File].push_back(Database->Commands.size());
    Database->Files.insert(File);
    Database->Commands.emplace_back(*Entry.Directory, *Entry.File,
                                    std::move(*Entry.Arguments),
                                    Entry.Output.value_or(""));
  });
  StringRef Text = (*Buffer)->getBuffer();
  if (Json::sax_parse(Text.begin(), Text.end(), &Reader))
    return Database;
  if (!Reader.IsList)
    return Failure("'" + Path + "' is no list of compile commands");
  size_t Line = Text.take_front(Reader.ErrorAt).count('\n') + 1;
  return Failure("'" + Path + "' is not valid JSON: line " + Twine(Line));
}

std::vector<CompileCommand>
JsonDatabase::getCompileCommands(StringRef File) const {
  // It may be known by another path, through a link.
  auto Found = ByFile.find(File);
  if (Found == ByFile.end())
    Found = ByFile.find(Files.findEquivalent(File, nulls()));
  if (Found == ByFile.end())
    return {};
  std::vector<CompileCommand> Result;
  for (size_t Index : Found->second)
    Result.push_back(Commands[Index]);
  return Result;
}

std::vector<std::string> JsonDatabase::getAllFiles() const {
  std::vector<std::string> Result;
  for (StringRef File : ByFile.keys())
    Result.push_back(File.str());
  // In an order that does not depend on that of a hash table.
  sort(Result);
  return Result;
}

std::vector<CompileCommand> JsonDatabase::getAllCompileCommands() const {
  return Commands;
}

std::string JsonDatabase::problem() const {
  if (NumProblems < 2)
    return FirstProblem;
  return FirstProblem + "; " + std::to_string(NumProblems) +
         " entries cannot be used";
}

} // namespace corotidy
