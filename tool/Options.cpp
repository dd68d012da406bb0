//===--- Options.cpp - What the command line asks for ---------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Options.h"
#include "tool/report/Formats.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Option/Option.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/raw_ostream.h"
#include <array>

using namespace llvm;
using namespace llvm::opt;

namespace corotidy {

namespace {
enum ID {
  OPT_INVALID = 0,
#define OPTION(...) LLVM_MAKE_OPT_ID(__VA_ARGS__),
#include "Opts.inc"
#undef OPTION
};

#define OPTTABLE_STR_TABLE_CODE
#include "Opts.inc"
#undef OPTTABLE_STR_TABLE_CODE

#define OPTTABLE_PREFIXES_TABLE_CODE
#include "Opts.inc"
#undef OPTTABLE_PREFIXES_TABLE_CODE

#define OPTTABLE_SUBCOMMAND_IDS_TABLE_CODE
#include "Opts.inc"
#undef OPTTABLE_SUBCOMMAND_IDS_TABLE_CODE

#define OPTTABLE_SUBCOMMANDS_CODE
#include "Opts.inc"
#undef OPTTABLE_SUBCOMMANDS_CODE

constexpr OptTable::Info InfoTable[] = {
#define OPTION(...) LLVM_CONSTRUCT_OPT_INFO(__VA_ARGS__),
#include "Opts.inc"
#undef OPTION
};

class CoroTidyOptTable : public GenericOptTable {
public:
  CoroTidyOptTable()
      : GenericOptTable(OptionStrTable, OptionPrefixesTable, InfoTable,
                        /*IgnoreCase=*/false, OptionSubCommands,
                        OptionSubCommandIDsTable) {}
};
} // namespace

static Error usage(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

static std::string didYouMean(StringRef Nearest) {
  return Nearest.empty() ? "" : ("; did you mean '" + Nearest + "'?").str();
}

/// The one of \p Choices that a typo away from \p Word; empty if none is.
static StringRef nearest(StringRef Word, ArrayRef<StringRef> Choices) {
  const StringRef *Best =
      llvm::min_element(Choices, [&](StringRef A, StringRef B) {
        return Word.edit_distance(A) < Word.edit_distance(B);
      });
  return Best != Choices.end() && Word.edit_distance(*Best) <= 2 ? *Best
                                                                 : StringRef();
}

static Expected<std::vector<std::string>> parseKinds(StringRef Value) {
  static constexpr StringRef Known[] = {"ordinary", "generator", "coroutine",
                                        "unknown"};
  std::vector<std::string> Kinds;
  for (StringRef Kind : llvm::split(Value, ',')) {
    if (!llvm::is_contained(Known, Kind))
      return usage("unknown kind '" + Kind + "' in --kind" +
                   didYouMean(nearest(Kind, Known)));
    Kinds.push_back(Kind.str());
  }
  return Kinds;
}

static Error parseOutput(StringRef Value, Options &Opts) {
  auto [Format, File] = Value.split('=');
  if (!findFormat(Format)) {
    SmallVector<StringRef, 4> Known;
    for (const ReportFormat &F : formats())
      Known.push_back(F.Name);
    return usage("unknown format '" + Format + "' in --output" +
                 didYouMean(nearest(Format, Known)));
  }
  for (const OutputOption &Other : Opts.Outputs)
    if (Other.File == File)
      return usage("two reports would be written to " +
                   (File.empty() ? "standard output" : "'" + File + "'"));
  Opts.Outputs.push_back({Format.str(), File.str()});
  return Error::success();
}

static Expected<Options> parseClassify(ArrayRef<const char *> Args) {
  Options Opts;
  // What follows -- belongs to the compiler.
  const auto *Dashes =
      llvm::find_if(Args, [](StringRef Arg) { return Arg == "--"; });
  if (Dashes != Args.end()) {
    Opts.Flags.emplace(Dashes + 1, Args.end());
    Args = Args.take_front(Dashes - Args.begin());
  }

  CoroTidyOptTable Table;
  unsigned MissingIndex, MissingCount;
  InputArgList Parsed = Table.ParseArgs(Args, MissingIndex, MissingCount);
  if (MissingCount)
    return usage("option '" + StringRef(Parsed.getArgString(MissingIndex)) +
                 "' needs a value");
  for (const Arg *A : Parsed.filtered(OPT_UNKNOWN)) {
    std::string Spelling = A->getAsString(Parsed);
    std::string Nearest;
    bool Near = Table.findNearest(Spelling, Nearest, Visibility(), 4, 2) <= 2;
    return usage("unknown option '" + Spelling + "'" +
                 didYouMean(Near ? Nearest : ""));
  }
  if (Parsed.hasArg(OPT_help) || Parsed.hasArg(OPT_version)) {
    Opts.What = Parsed.hasArg(OPT_help) ? Options::Action::PrintHelp
                                        : Options::Action::PrintVersion;
    Opts.Command = "classify";
    return Opts;
  }

  Opts.Files = Parsed.getAllArgValues(OPT_INPUT);
  Opts.BuildDir = Parsed.getLastArgValue(OPT_p).str();
  Opts.ExtraArgs = Parsed.getAllArgValues(OPT_extra_arg);
  Opts.ExtraArgsBefore = Parsed.getAllArgValues(OPT_extra_arg_before);
  Opts.HeaderFilter = Parsed.getLastArgValue(OPT_header_filter).str();
  Opts.SystemHeaders = Parsed.hasArg(OPT_system_headers);
  Opts.Root = Parsed.getLastArgValue(OPT_root).str();
  Opts.ResourceDir = Parsed.getLastArgValue(OPT_resource_dir).str();
  if (Parsed.hasArg(OPT_use_color, OPT_no_color))
    Opts.Color = Parsed.getLastArg(OPT_use_color, OPT_no_color)
                     ->getOption()
                     .matches(OPT_use_color);

  if (Opts.Files.empty())
    return usage("no files given; see coro-tidy classify --help");
  std::string RegexError;
  if (!Opts.HeaderFilter.empty() &&
      !Regex(Opts.HeaderFilter).isValid(RegexError))
    return usage("invalid regular expression in --header-filter: " +
                 RegexError);
  if (const Arg *A = Parsed.getLastArg(OPT_kind)) {
    Expected<std::vector<std::string>> Kinds = parseKinds(A->getValue());
    if (!Kinds)
      return Kinds.takeError();
    Opts.Kinds = std::move(*Kinds);
  }
  for (const std::string &Value : Parsed.getAllArgValues(OPT_output))
    if (Error E = parseOutput(Value, Opts))
      return std::move(E);
  if (Opts.Outputs.empty())
    Opts.Outputs.push_back({"text", ""});
  if (const Arg *A = Parsed.getLastArg(OPT_j))
    if (StringRef(A->getValue()).getAsInteger(10, Opts.Jobs) || Opts.Jobs == 0)
      return usage("-j takes a positive number, not '" +
                   StringRef(A->getValue()) + "'");
  return Opts;
}

Expected<Options> parseOptions(ArrayRef<const char *> Args) {
  Options Opts;
  StringRef First = Args.empty() ? StringRef() : StringRef(Args.front());
  if (First == "classify")
    return parseClassify(Args.drop_front());
  if (First == "--version" || First == "-version") {
    Opts.What = Options::Action::PrintVersion;
    return Opts;
  }
  if (First == "--help" || First == "-help" || First == "-h") {
    Opts.What = Options::Action::PrintHelp;
    return Opts;
  }
  if (First.empty())
    return usage("no command given; see coro-tidy --help");
  return usage("unknown command '" + First + "'" +
               didYouMean(nearest(First, {"classify"})));
}

void printHelp(raw_ostream &OS, StringRef Command) {
  CoroTidyOptTable Table;
  if (Command.empty()) {
    Table.printHelp(OS, "coro-tidy COMMAND [options]",
                    "coro-tidy: what C++20 coroutines are and do");
    OS << "\nCOMMANDS:\n";
    for (const OptTable::SubCommand &C : Table.getSubCommands())
      OS << "  " << C.Name << "\t" << C.HelpText << '\n';
    OS << "\n'coro-tidy COMMAND --help' prints what a command takes.\n";
    return;
  }
  Table.printHelp(OS, "coro-tidy classify [options] FILES... [-- FLAGS]",
                  "coro-tidy classify", /*ShowHidden=*/false,
                  /*ShowAllAliases=*/false, Visibility(), Command);
  OS << "\nCompile commands come from compile_commands.json or, if given, are "
        "the FLAGS.\nExit status: 0 all classified, 2 unusable arguments or "
        "compile commands,\n3 a file could not be parsed.\n";
}

} // namespace corotidy
