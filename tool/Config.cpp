//===--- Config.cpp - Which checks run on a file, and how -----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Config.h"
#include "checks/Check.h"
#include "checks/CheckInfo.h"
#include "checks/Registry.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyModule.h"
#include "clang-tidy/GlobList.h"
#include "models/DidYouMean.h"
#include "models/ProjectModels.h"
#include "clang/Basic/DiagnosticIDs.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/thread.h"
#include <map>

using namespace clang;
using namespace clang::tidy;
using namespace llvm;

namespace corotidy {

static Error failure(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

/// Where the first error in a configuration is and what it says.
static ErrorOr<ClangTidyOptions> parse(MemoryBufferRef Buffer,
                                       std::string &Problem) {
  auto Note = [&](const SMDiagnostic &D) {
    if (Problem.empty())
      Problem = (Buffer.getBufferIdentifier() + ":" + Twine(D.getLineNo()) +
                 ":" + Twine(D.getColumnNo() + 1) + ": " + D.getMessage())
                    .str();
  };
  // What is nested takes stack, and a file may be nothing but brackets.
  constexpr size_t Largest = 64 << 10;
  constexpr std::optional<unsigned> EnoughStack = 128 << 20;
  if (Buffer.getBufferSize() > Largest) {
    Problem = (Buffer.getBufferIdentifier() + ": is larger than " +
               Twine(Largest >> 10) + " KiB")
                  .str();
    return std::make_error_code(std::errc::file_too_large);
  }
  ErrorOr<ClangTidyOptions> Parsed = std::errc::invalid_argument;
  llvm::thread(EnoughStack, [&] {
    Parsed = parseConfigurationWithDiags(Buffer, Note);
  }).join();
  if (!Parsed && Problem.empty())
    Problem =
        (Buffer.getBufferIdentifier() + ": " + Parsed.getError().message())
            .str();
  // The library prints an error and the path as they are; of one that is no
  // error it says nothing.
  if (!Parsed)
    return std::error_code();
  return Parsed;
}

Expected<Config> Config::fromOptions(const Options &Opts) {
  Config C;
  C.Global.LineFilter = Opts.LineFilter;
  C.Defaults = ClangTidyOptions::getDefaults();
  CheckTier Tier = *findTier(Opts.Tier);
  C.Defaults.Checks = checksOfTier(Tier);
  if (Tier != CheckTier::Default)
    C.Defaults.CheckOptions[StrictModeOption] = "true";
  C.Override.Checks = Opts.Checks;
  C.Override.WarningsAsErrors = Opts.WarningsAsErrors;
  if (!Opts.HeaderFilter.empty())
    C.Override.HeaderFilterRegex = Opts.HeaderFilter;
  if (Opts.SystemHeaders)
    C.Override.SystemHeaders = true;

  std::unique_ptr<MemoryBuffer> Given;
  if (!Opts.ConfigFile.empty()) {
    auto Buffer = MemoryBuffer::getFile(Opts.ConfigFile);
    if (!Buffer)
      return failure("cannot read '" + Opts.ConfigFile +
                     "': " + Buffer.getError().message());
    C.GivenBy = Opts.ConfigFile;
    Given = std::move(*Buffer);
  } else if (Opts.ConfigText) {
    C.GivenBy = "--config";
    Given = MemoryBuffer::getMemBufferCopy(*Opts.ConfigText, C.GivenBy);
  }
  if (Given) {
    std::string Problem;
    // What is empty says nothing, but it says so instead of any file.
    if (Given->getBuffer().trim().empty())
      C.Given.emplace();
    else if (ErrorOr<ClangTidyOptions> Parsed =
                 parse(Given->getMemBufferRef(), Problem))
      C.Given = *Parsed;
    else
      return failure(Problem);
  }
  return C;
}

std::unique_ptr<ClangTidyOptionsProvider>
Config::makeReader(FileHandler Handler) const {
  if (Given)
    return std::make_unique<ConfigOptionsProvider>(
        Global, Defaults, *Given, Override, vfs::getRealFileSystem());
  class Provider : public FileOptionsProvider {
  public:
    Provider(const Config &C, FileHandler Handler)
        : FileOptionsProvider(C.Global, C.Defaults, C.Override,
                              {{".clang-tidy", std::move(Handler)}}) {
      // The constructor that takes handlers leaves it null.
      FS = vfs::getRealFileSystem();
    }
  };
  return std::make_unique<Provider>(*this, std::move(Handler));
}

std::unique_ptr<ClangTidyOptionsProvider>
Config::makeProvider(ClangTidyOptions Options) const {
  return std::make_unique<DefaultOptionsProvider>(Global, std::move(Options));
}

//===----------------------------------------------------------------------===//
// Names that do not exist
//===----------------------------------------------------------------------===//

std::string noSuchCheck(StringRef Name) {
  SmallVector<StringRef> Names;
  for (const CheckInfo &Check : allChecks())
    Names.push_back(Check.Name);
  StringRef Prefix = Name.starts_with(CheckPrefix) ? "" : CheckPrefix;
  return "no check is called '" + Name.str() + "'" +
         didYouMean((Prefix + Name).str(), Names);
}

/// Whether one of our checks has a name that \p Glob matches.
static bool matchesCheck(StringRef Glob) {
  GlobList Matcher(Glob);
  return any_of(allChecks(), [&](const CheckInfo &Check) {
    return Matcher.contains(Check.Name);
  });
}

std::string complaintAboutCheckGlob(StringRef Glob) {
  Glob = Glob.trim();
  Glob.consume_front("-");
  // A name that lacks nothing but the prefix can only mean ours.
  bool IsOurs =
      Glob.starts_with(CheckPrefix) || findCheck((CheckPrefix + Glob).str());
  return !IsOurs || matchesCheck(Glob) ? "" : noSuchCheck(Glob);
}

/// The modules of clang-tidy 22, whose checks a .clang-tidy may name that is
/// for both.
static constexpr StringRef ForeignModules[] = {"abseil-",
                                               "altera-",
                                               "android-",
                                               "boost-",
                                               "bugprone-",
                                               "cert-",
                                               "clang-analyzer-",
                                               "clang-diagnostic-",
                                               "concurrency-",
                                               "cppcoreguidelines-",
                                               "custom-",
                                               "darwin-",
                                               "fuchsia-",
                                               "google-",
                                               "hicpp-",
                                               "linuxkernel-",
                                               "llvm-",
                                               "llvmlibc-",
                                               "misc-",
                                               "modernize-",
                                               "mpi-",
                                               "objc-",
                                               "openmp-",
                                               "performance-",
                                               "portability-",
                                               "readability-",
                                               "zircon-"};

/// Says which of \p Globs match no check, here or in clang-tidy.
static void noteUnmatched(const std::optional<std::string> &Globs,
                          StringRef Key, StringRef Source,
                          std::vector<Notice> &Notices) {
  if (!Globs)
    return;
  SmallVector<StringRef> Parts;
  SplitString(*Globs, Parts, ",\n");
  for (StringRef Part : Parts) {
    StringRef Glob = Part.trim();
    Glob.consume_front("-");
    bool IsKnown = Glob.empty() || matchesCheck(Glob) ||
                   any_of(ForeignModules, [&](StringRef Module) {
                     return Glob.starts_with(Module);
                   });
    if (!IsKnown)
      Notices.push_back(
          {"",
           (Source + ": " + Key + ": '" + Glob + "' matches no check").str()});
  }
}

/// Whether the last item of a list of checks for which \p Counts is true is a
/// positive one, and where it is from.
template <typename Predicate>
static std::pair<bool, StringRef>
decide(Predicate Counts,
       ArrayRef<ClangTidyOptionsProvider::OptionsSource> From) {
  std::pair<bool, StringRef> Decided = {false, "default"};
  for (const auto &[Options, Source] : From) {
    if (!Options.Checks)
      continue;
    GlobList Globs(*Options.Checks);
    for (const auto &Item : Globs.getItems())
      if (Counts(Item))
        Decided = {Item.IsPositive, Source};
  }
  return Decided;
}

namespace {
/// A check of clang-tidy whose advice is wrong in coroutines: what it has
/// changed is what some of our checks find.
struct BadAdvice {
  StringRef Check;
  StringRef Asks;
  ArrayRef<StringRef> Contradicts;
};
} // namespace

static constexpr StringRef AgainstReferencesToTheCaller[] = {
    "coro-capturing-lambda", "coro-reference-parameter",
    "coro-reference-across-suspend"};
static constexpr StringRef AgainstReferencesToElements[] = {
    "coro-reference-across-suspend", "coro-range-for-suspend"};
static constexpr BadAdvice BadAdvices[] = {
    {"performance-for-range-copy",
     "asks for references to the elements of a container, which may change "
     "while a coroutine is suspended",
     AgainstReferencesToElements},
    {"performance-unnecessary-copy-initialization",
     "asks for references instead of the copies that a coroutine needs once "
     "it was suspended",
     AgainstReferencesToTheCaller}};

/// Says which checks in \p Sources ask for what one of \p Checks warns of.
static void
noteContradictions(ArrayRef<ClangTidyOptionsProvider::OptionsSource> Sources,
                   ArrayRef<std::string> Checks,
                   std::vector<Notice> &Contradictions) {
  for (const BadAdvice &Advice : BadAdvices) {
    auto [IsOn, Source] =
        decide([&](const auto &Item) { return Item.Regex.match(Advice.Check); },
               Sources);
    if (!IsOn)
      continue;
    for (StringRef Check : Advice.Contradicts) {
      if (!is_contained(Checks, Check))
        continue;
      Contradictions.push_back(
          {"", (Source + ": Checks: '" + Advice.Check + "' " + Advice.Asks +
                ": what it changes '" + Check +
                "' finds; turn it off where coroutines are")
                   .str()});
      break;
    }
  }
}

static Error verifyGlobs(const std::optional<std::string> &Globs, StringRef Key,
                         StringRef Source) {
  if (!Globs)
    return Error::success();
  SmallVector<StringRef> Parts;
  SplitString(*Globs, Parts, ",\n");
  for (StringRef Glob : Parts)
    if (std::string What = complaintAboutCheckGlob(Glob); !What.empty())
      return failure(Source + ": " + Key + ": " + What);
  return Error::success();
}

namespace {
/// Keeps what checks say of the values of their options.
class OptionErrors : public DiagnosticConsumer {
public:
  void HandleDiagnostic(DiagnosticsEngine::Level,
                        const Diagnostic &Info) override {
    if (!First.empty())
      return;
    SmallString<128> Message;
    Info.FormatDiagnostic(Message);
    First = Message.str().str();
  }

  std::string First;
};
} // namespace

/// The options of all checks that \p Provider enables for \p File, with their
/// values; \p Complaint is set if one of them is of no use.
static ClangTidyOptions::OptionMap
optionsOfChecks(std::unique_ptr<ClangTidyOptionsProvider> Provider,
                StringRef File, std::string &Complaint) {
  ClangTidyContext Context(std::move(Provider));
  OptionErrors Errors;
  auto DiagOpts = std::make_unique<DiagnosticOptions>();
  DiagnosticsEngine Engine(DiagnosticIDs::create(), *DiagOpts, &Errors,
                           /*ShouldOwnClient=*/false);
  Context.setDiagnosticsEngine(std::move(DiagOpts), &Engine);
  Context.setCurrentFile(File);
  ClangTidyCheckFactories Factories;
  addChecks(Factories);
  ClangTidyOptions::OptionMap Stored;
  for (const auto &Check : Factories.createChecks(&Context))
    Check->storeOptions(Stored);
  Complaint = Errors.First;
  return Stored;
}

/// The options of every check, at their defaults.
static ClangTidyOptions::OptionMap allOptions() {
  ClangTidyOptions All;
  All.Checks = "*";
  std::string Complaint;
  return optionsOfChecks(
      std::make_unique<DefaultOptionsProvider>(ClangTidyGlobalOptions(), All),
      "", Complaint);
}

static Error verifyOptionKeys(const ClangTidyOptions::OptionMap &Given,
                              StringRef Source) {
  // Sorted, so that the same one of many is complained of every time.
  SmallVector<StringRef> Keys;
  for (StringRef Key : Given.keys()) {
    if (Key.starts_with(CheckPrefix))
      Keys.push_back(Key);
    else if (Key != ModelsOption && Key.starts_with_insensitive("CoroTidy"))
      return failure(Source + ": CheckOptions: no option is called '" + Key +
                     "'" + didYouMean(Key, {ModelsOption}));
  }
  if (Keys.empty())
    return Error::success();
  sort(Keys);
  ClangTidyOptions::OptionMap Known = allOptions();
  for (StringRef Key : Keys) {
    auto [Check, Name] = Key.split('.');
    if (Known.contains(Key))
      continue;
    if (std::string What = complaintAboutCheckGlob(Check); !What.empty())
      return failure(Source + ": CheckOptions: " + What);
    SmallVector<StringRef> Names(Known.keys());
    sort(Names);
    return failure(Source + ": CheckOptions: no option is called '" + Key +
                   "'" + didYouMean(Key, Names));
  }
  return Error::success();
}

//===----------------------------------------------------------------------===//
// What applies to a file
//===----------------------------------------------------------------------===//

std::string settingsText(const ClangTidyOptions &Options) {
  std::string Text = configurationAsText(Options);
  // Which of two values counts is not in there.
  std::map<StringRef, unsigned> Priorities;
  for (const auto &Option : Options.CheckOptions)
    Priorities[Option.getKey()] = Option.getValue().Priority;
  for (const auto &[Key, Priority] : Priorities)
    Text += (Key + "@" + Twine(Priority) + "\n").str();
  return Text;
}

Expected<EffectiveConfig> Config::effective(StringRef File) const {
  std::string Problem;
  auto Handler = [&](MemoryBufferRef Buffer) { return parse(Buffer, Problem); };
  // A broken file would be skipped and its parent read instead.
  auto Sources = makeReader(Handler)->getRawOptions(File);
  if (!Problem.empty())
    return failure(Problem);
  for (auto &[Options, Source] : Sources) {
    if (Source == ClangTidyOptionsProvider::OptionsSourceTypeDefaultBinary)
      Source = "default";
    else if (Source ==
             ClangTidyOptionsProvider::OptionsSourceTypeConfigCommandLineOption)
      Source = GivenBy;
    else if (Source ==
             ClangTidyOptionsProvider::OptionsSourceTypeCheckCommandLineOption)
      Source = "command line";
    if (Error E = verifyGlobs(Options.Checks, "Checks", Source))
      return std::move(E);
    if (Error E =
            verifyGlobs(Options.WarningsAsErrors, "WarningsAsErrors", Source))
      return std::move(E);
    if (Error E = verifyOptionKeys(Options.CheckOptions, Source))
      return std::move(E);
  }

  EffectiveConfig Effective;
  // As getOptions does, which would read the files again.
  for (const auto &[Number, Source] : enumerate(Sources))
    Effective.Options.mergeWith(Source.first, Number + 1);
  for (const auto &[Options, Source] : Sources) {
    noteUnmatched(Options.Checks, "Checks", Source, Effective.Notices);
    noteUnmatched(Options.WarningsAsErrors, "WarningsAsErrors", Source,
                  Effective.Notices);
  }
  auto Add = [&](StringRef Key, StringRef Value, StringRef Source) {
    Effective.Values.push_back({Key.str(), Value.str(), Source.str()});
  };
  for (const CheckInfo &Check : allChecks()) {
    auto [IsOn, DecidedBy] = decide(
        [&](const auto &Item) { return decidesOn(Check, Item); }, Sources);
    if (IsOn)
      Effective.Checks.push_back(Check.Name.str());
    else
      Effective.DisabledBy = DecidedBy.str();
    Add(Check.Name, IsOn ? "on" : "off", DecidedBy);
  }
  noteContradictions(Sources, Effective.Checks, Effective.Contradictions);

  using Field = std::optional<std::string> ClangTidyOptions::*;
  for (auto [Key, Member] :
       {std::pair<StringRef, Field>{
            "ExcludeHeaderFilterRegex",
            &ClangTidyOptions::ExcludeHeaderFilterRegex},
        {"HeaderFilterRegex", &ClangTidyOptions::HeaderFilterRegex},
        {"WarningsAsErrors", &ClangTidyOptions::WarningsAsErrors}}) {
    StringRef Value, From = "default";
    for (const auto &[Options, Source] : Sources)
      if (Options.*Member) {
        Value = *(Options.*Member);
        From = Source;
      }
    Add(Key, Value, From);
  }

  std::string Complaint;
  ClangTidyOptions::OptionMap Stored =
      optionsOfChecks(makeProvider(Effective.Options), File, Complaint);
  if (!Complaint.empty())
    return failure("configuration for '" + File + "': " + Complaint);
  std::map<std::string, std::string> Sorted;
  for (const auto &Option : Stored)
    Sorted[Option.getKey().str()] = Option.getValue().Value;
  const auto &Given = Effective.Options.CheckOptions;
  auto ModelFiles = Given.find(ModelsOption);
  std::string &Files = Sorted[ModelsOption.str()];
  Files = ModelFiles == Given.end() ? "" : ModelFiles->getValue().Value;
  // What is wrong with them is said before anything is parsed.
  Expected<Models> Read = readModels(Files, File, *vfs::getRealFileSystem());
  if (!Read)
    return Read.takeError();
  Effective.AllModels = std::make_shared<const Models>(std::move(*Read));
  for (const auto &[Key, Value] : Sorted) {
    StringRef From = "default";
    // Which may be said of all checks at once.
    StringRef Name = StringRef(Key).split('.').second;
    for (const auto &[Options, Source] : Sources)
      if (Options.CheckOptions.contains(Key) ||
          (Name == StrictModeOption && Options.CheckOptions.contains(Name)))
        From = Source;
    Add(Key, Value, From);
  }
  return Effective;
}

} // namespace corotidy
