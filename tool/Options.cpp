//===--- Options.cpp - What the command line asks for ---------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Options.h"
#include "checks/CheckInfo.h"
#include "models/DidYouMean.h"
#include "tool/Paths.h"
#include "tool/report/Formats.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Option/Option.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
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

static Expected<std::vector<std::string>> parseKinds(StringRef Value) {
  static constexpr StringRef Known[] = {"ordinary", "generator", "coroutine",
                                        "unknown"};
  std::vector<std::string> Kinds;
  for (StringRef Kind : llvm::split(Value, ',')) {
    if (!llvm::is_contained(Known, Kind))
      return usage("unknown kind '" + Kind + "' in --kind" +
                   didYouMean(Kind, Known));
    Kinds.push_back(Kind.str());
  }
  return Kinds;
}

template <class ReportType> static SmallVector<StringRef, 4> formatNames() {
  SmallVector<StringRef, 4> Names;
  for (const ReportFormat<ReportType> &F : formats<ReportType>())
    Names.push_back(F.Name);
  return Names;
}

static Error twoReports(const Twine &Where) {
  return usage("two reports would be written to " + Where);
}

static Error parseOutputs(const std::vector<std::string> &Values,
                          ArrayRef<StringRef> Known, Options &Opts) {
  for (StringRef Value : Values) {
    auto [Format, File] = Value.split('=');
    if (!llvm::is_contained(Known, Format))
      return usage("unknown format '" + Format + "' in --output" +
                   didYouMean(Format, Known));
    for (const OutputOption &Other : Opts.Outputs)
      if (Other.File == File)
        return twoReports(File.empty() ? "standard output" : "'" + File + "'");
    if (Opts.Diff && File.empty())
      return twoReports("standard output, where --diff prints");
    Opts.Outputs.push_back({Format.str(), File.str()});
  }
  return Error::success();
}

static std::optional<std::string> lastValue(const InputArgList &Args,
                                            OptSpecifier Option) {
  const Arg *A = Args.getLastArg(Option);
  return A ? std::optional<std::string>(A->getValue()) : std::nullopt;
}

/// Leaves \p Value alone if there is no such option.
static Error parseNumber(const InputArgList &Args, OptSpecifier Option,
                         unsigned Least, unsigned &Value) {
  const Arg *A = Args.getLastArg(Option);
  if (!A)
    return Error::success();
  StringRef Text = A->getValue();
  // A number of digits that cannot overflow what it is multiplied with.
  constexpr unsigned Most = 100'000'000;
  if (!Text.getAsInteger(10, Value) && Value >= Least && Value <= Most)
    return Error::success();
  StringRef Name = StringRef(A->getSpelling());
  Name.consume_back("=");
  return usage(Name + " takes a number from " + Twine(Least) + " to " +
               Twine(Most) + ", not '" + Text + "'");
}

/// The options of the command that is Opts.Command.
static Error parseValues(const InputArgList &Args, Options &Opts) {
  Opts.Files = Args.getAllArgValues(OPT_INPUT);
  Opts.BuildDir = Args.getLastArgValue(OPT_p).str();
  Opts.ExtraArgs = Args.getAllArgValues(OPT_extra_arg);
  Opts.ExtraArgsBefore = Args.getAllArgValues(OPT_extra_arg_before);
  Opts.Tier = Args.getLastArgValue(OPT_tier, "default").str();
  Opts.Checks = lastValue(Args, OPT_checks_globs);
  Opts.ConfigText = lastValue(Args, OPT_config_text);
  Opts.ConfigFile = Args.getLastArgValue(OPT_config_file).str();
  Opts.WarningsAsErrors = lastValue(Args, OPT_warnings_as_errors);
  Opts.Fix = Args.hasArg(OPT_fix, OPT_fix_errors);
  Opts.FixErrors = Args.hasArg(OPT_fix_errors);
  Opts.Diff = Args.hasArg(OPT_diff);
  Opts.ExportFixes = Args.getLastArgValue(OPT_export_fixes).str();
  Opts.ExitZero = Args.hasArg(OPT_exit_zero);
  Opts.Quiet = Args.hasArg(OPT_quiet);
  Opts.Profile = Args.hasArg(OPT_profile);
  Opts.ProfileFile = Args.getLastArgValue(OPT_profile_eq).str();
  Opts.HeaderFilter = Args.getLastArgValue(OPT_header_filter).str();
  Opts.SystemHeaders = Args.hasArg(OPT_system_headers);
  Opts.SkipBodies = !Args.hasArg(OPT_no_skip);
  Opts.Root = Args.getLastArgValue(OPT_root).str();
  Opts.ResourceDir = Args.getLastArgValue(OPT_resource_dir).str();
  if (const Arg *A = Args.getLastArg(OPT_use_color, OPT_no_color))
    Opts.Color = A->getOption().matches(OPT_use_color);

  if (!findTier(Opts.Tier))
    return usage("unknown tier '" + Opts.Tier + "'" +
                 didYouMean(Opts.Tier, {"default", "strict", "preview"}));
  if (Opts.ConfigText && !Opts.ConfigFile.empty())
    return usage("--config and --config-file exclude each other");
  if (Opts.Diff && Opts.Fix)
    return usage("--diff changes nothing, and --fix and --fix-errors do");
  Opts.FilesFilter = Args.getLastArgValue(OPT_files).str();
  Opts.ExcludeFilter = Args.getLastArgValue(OPT_exclude).str();
  for (const auto &[Value, Name] :
       {std::pair<StringRef, StringRef>(Opts.HeaderFilter, "header-filter"),
        {Opts.FilesFilter, "files"},
        {Opts.ExcludeFilter, "exclude"}}) {
    std::string RegexError;
    if (!Value.empty() && !Regex(Value).isValid(RegexError))
      return usage("invalid regular expression in --" + Name + ": " +
                   RegexError);
  }
  if (const Arg *A = Args.getLastArg(OPT_line_filter)) {
    clang::tidy::ClangTidyGlobalOptions Parsed;
    if (parseLineFilter(A->getValue(), Parsed))
      return usage("--line-filter takes JSON such as "
                   "[{\"name\": \"a.cpp\", \"lines\": [[1, 3]]}], not '" +
                   StringRef(A->getValue()) + "'");
    Opts.LineFilter = std::move(Parsed.LineFilter);
  }
  if (const Arg *A = Args.getLastArg(OPT_kind)) {
    Expected<std::vector<std::string>> Kinds = parseKinds(A->getValue());
    if (!Kinds)
      return Kinds.takeError();
    Opts.Kinds = std::move(*Kinds);
  }
  Opts.Scan = !Args.hasArg(OPT_no_scan);
  Opts.Cache = !Args.hasArg(OPT_no_cache);
  Opts.CacheDir = Args.getLastArgValue(OPT_cache_dir).str();
  Opts.VerifyCache = Args.hasArg(OPT_verify_cache);
  constexpr unsigned DefaultCacheMiB = 1024;
  Opts.CacheMiB = DefaultCacheMiB;
  if (Error E = parseNumber(Args, OPT_cache_size, 1, Opts.CacheMiB))
    return E;
  constexpr unsigned DefaultTimeout = 300;
  if (Error E = parseNumber(Args, OPT_j, 1, Opts.Jobs))
    return E;
  Opts.TimeoutSeconds = DefaultTimeout;
  if (Error E = parseNumber(Args, OPT_timeout, 0, Opts.TimeoutSeconds))
    return E;
  if (Args.hasArg(OPT_memory))
    return parseNumber(Args, OPT_memory, 1, Opts.MemoryMiB.emplace());
  return Error::success();
}

/// What has no say in what is found in one file.
static constexpr unsigned OnceOnly[] = {
    OPT_INPUT,     OPT_files,        OPT_exclude,    OPT_j,
    OPT_output,    OPT_export_fixes, OPT_fix,        OPT_fix_errors,
    OPT_exit_zero, OPT_quiet,        OPT_use_color,  OPT_no_color,
    OPT_no_cache,  OPT_cache_dir,    OPT_cache_size, OPT_verify_cache,
    OPT_profile,   OPT_profile_eq};

/// What is known of a file in another form: the compile command, the
/// configuration, the resource directory; what gives up on a file, which is not
/// kept then; and what is done with the reports of all files. An option that is
/// in neither list makes another question of each file.
static constexpr unsigned KnownOtherwise[] = {OPT_p,
                                              OPT_root,
                                              OPT_extra_arg,
                                              OPT_extra_arg_before,
                                              OPT_tier,
                                              OPT_checks_globs,
                                              OPT_config_text,
                                              OPT_config_file,
                                              OPT_warnings_as_errors,
                                              OPT_kind,
                                              OPT_resource_dir,
                                              OPT_timeout,
                                              OPT_memory,
                                              OPT_diff};

/// Options whose value is relative to the working directory.
static constexpr unsigned PathOptions[] = {OPT_p, OPT_root, OPT_config_file,
                                           OPT_resource_dir};

static void addRepeated(const Arg &A, const InputArgList &Args, Options &Opts) {
  std::vector<RepeatedOption> &Repeated = Opts.Repeated;
  auto IsOneOf = [&](ArrayRef<unsigned> IDs) {
    return any_of(IDs, [&](unsigned ID) { return A.getOption().matches(ID); });
  };
  if (IsOneOf(OnceOnly))
    return;
  ArgStringList Rendered;
  A.render(Args, Rendered);
  if (!IsOneOf(KnownOtherwise))
    append_range(Opts.Telling, Rendered);
  for (const char *Text : Rendered)
    Repeated.push_back({Text, ""});
  if (!IsOneOf(PathOptions))
    return;
  std::string &Last = Repeated.back().Text;
  Last.resize(Last.size() - StringRef(A.getValue()).size());
  Repeated.back().Path = absolutePath(A.getValue());
}

static Expected<Options> parseCommand(StringRef Command, Options::Action Action,
                                      ArrayRef<const char *> Args) {
  Options Opts;
  Opts.Command = Command.str();
  Opts.What = Action;
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
  for (const Arg *A : Parsed) {
    const Option &Known = A->getOption();
    if (Known.matches(OPT_INPUT) || Known.matches(OPT_help) ||
        Known.matches(OPT_version))
      continue;
    std::string Spelling = A->getAsString(Parsed);
    if (!Known.matches(OPT_UNKNOWN)) {
      if (!Known.isRegisteredSC(Command))
        return usage("coro-tidy " + Command + " has no option '" + Spelling +
                     "'");
      continue;
    }
    std::string Nearest;
    bool Near = Table.findNearest(Spelling, Nearest, Visibility(), 3, 2) <= 2;
    return usage("unknown option '" + Spelling + "'" +
                 (Near ? "; did you mean '" + Nearest + "'?" : ""));
  }
  if (Parsed.hasArg(OPT_help) || Parsed.hasArg(OPT_version)) {
    Opts.What = Parsed.hasArg(OPT_help) ? Options::Action::PrintHelp
                                        : Options::Action::PrintVersion;
    return Opts;
  }
  if (Error E = parseValues(Parsed, Opts))
    return std::move(E);
  for (const Arg *A : Parsed)
    addRepeated(*A, Parsed, Opts);

  std::vector<std::string> Outputs = Parsed.getAllArgValues(OPT_output);
  switch (Action) {
  case Options::Action::Check:
  case Options::Action::Classify: {
    bool IsCheck = Action == Options::Action::Check;
    SmallVector<StringRef, 4> Known =
        IsCheck ? formatNames<LintReport>() : formatNames<Report>();
    if (Error E = parseOutputs(Outputs, Known, Opts))
      return std::move(E);
    // People want to see what is meant; programs want lines.
    if (Opts.Outputs.empty() && !Opts.Diff)
      Opts.Outputs.push_back(
          {IsCheck && outs().is_displayed() ? "full" : Known.front().str(),
           ""});
    break;
  }
  case Options::Action::CacheStatistics:
    if (Opts.Files == std::vector<std::string>{"clear"})
      Opts.What = Options::Action::ClearCache;
    else if (Opts.Files != std::vector<std::string>{"stats"})
      return usage("coro-tidy cache takes stats or clear");
    break;
  case Options::Action::Explain:
  case Options::Action::ShowConfig:
    if (Opts.Files.size() != 1)
      return usage("coro-tidy " + Command + " takes one " +
                   (Command == "explain" ? "check" : "file"));
    break;
  case Options::Action::ListModels:
    break;
  default:
    if (!Opts.Files.empty())
      return usage("coro-tidy " + Command + " takes no arguments");
    break;
  }
  return Opts;
}

static constexpr std::pair<StringRef, Options::Action> Commands[] = {
    {"check", Options::Action::Check},
    {"classify", Options::Action::Classify},
    {"checks", Options::Action::ListChecks},
    {"explain", Options::Action::Explain},
    {"config", Options::Action::ShowConfig},
    {"models", Options::Action::ListModels},
    {"cache", Options::Action::CacheStatistics},
};

Expected<Options> parseOptions(ArrayRef<const char *> Args) {
  Options Opts;
  StringRef First = Args.empty() ? StringRef() : StringRef(Args.front());
  if (First == "--version" || First == "-version") {
    Opts.What = Options::Action::PrintVersion;
    return Opts;
  }
  if (First.empty())
    return usage("no files given; coro-tidy check takes all of the compile "
                 "database, see coro-tidy --help");
  if (First == "--help" || First == "-help" || First == "-h") {
    Opts.What = Options::Action::PrintHelp;
    return Opts;
  }
  SmallVector<StringRef> Names;
  for (const auto &[Name, Action] : Commands) {
    if (First == Name)
      return parseCommand(Name, Action, Args.drop_front());
    Names.push_back(Name);
  }
  // No file has a name so like a command's.
  if (std::string Hint = didYouMean(First, Names);
      !Hint.empty() && !sys::fs::exists(First))
    return usage("no command and no file is called '" + First + "'" + Hint);
  return parseCommand("check", Options::Action::Check, Args);
}

void printHelp(raw_ostream &OS, StringRef Command) {
  CoroTidyOptTable Table;
  if (Command.empty()) {
    Table.printHelp(OS, "coro-tidy [COMMAND] [options] FILES... [-- FLAGS]",
                    "coro-tidy: what C++20 coroutines are, and what is wrong "
                    "with them");
    OS << "\nCOMMANDS:\n";
    for (const OptTable::SubCommand &C : Table.getSubCommands())
      OS << "  " << left_justify(C.Name, 10) << C.HelpText << '\n';
    OS << "\n'coro-tidy COMMAND --help' prints what a command takes.\n";
    return;
  }
  const OptTable::SubCommand *This =
      find_if(Table.getSubCommands(),
              [&](const OptTable::SubCommand &C) { return C.Name == Command; });
  Table.printHelp(OS, This->Usage, ("coro-tidy " + Command).str().c_str(),
                  /*ShowHidden=*/false,
                  /*ShowAllAliases=*/false, Visibility(), Command);
  if (Command != "check" && Command != "classify")
    return;
  OS << "\nWithout FILES, all of the compile database are meant; a DIRECTORY "
        "stands for those\nbelow it, a LIST has one name on a line. Compile "
        "commands come from\ncompile_commands.json or, if given, are the "
        "FLAGS.\n";
  if (Command == "classify")
    OS << "Exit status: 0 all classified, 2 unusable arguments or compile "
          "commands,\n3 a file could not be parsed, 130 interrupted.\n";
  else
    OS << "The configuration is that of .clang-tidy files. Exit status: 0 "
          "nothing found,\n1 findings, 2 unusable arguments, configuration or "
          "compile commands, 3 a file\ncould not be parsed, 130 interrupted.\n";
}

} // namespace corotidy
