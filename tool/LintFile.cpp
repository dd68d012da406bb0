//===--- LintFile.cpp - One file on its way through the checks ------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/LintFile.h"
#include "checks/Instantiations.h"
#include "checks/Unit.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyModule.h"
#include "tool/Frontend.h"
#include "tool/NoLint.h"
#include "tool/Paths.h"
#include "clang/Basic/DiagnosticIDs.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace clang::tidy;
using namespace llvm;

namespace corotidy {

namespace {
/// One file on its way through the checks. The checks are clang-tidy's and are
/// given what clang-tidy would give them, but no MatchFinder walks the AST:
/// they do not match, they are called at its end.
class LintJob {
public:
  LintJob(const FileTask &Task,
          std::unique_ptr<ClangTidyOptionsProvider> Provider,
          const Program &Self, bool Scan, bool SkipBodies)
      : Task(Task), Self(Self), Scan(Scan), SkipBodies(SkipBodies),
        Context(std::move(Provider)),
        Gathered(Context, /*ExternalDiagEngine=*/nullptr),
        File(fileOf(Task.Command)) {
    auto DiagOpts = std::make_unique<DiagnosticOptions>();
    Engine.emplace(DiagnosticIDs::create(), *DiagOpts, &Gathered,
                   /*ShouldOwnClient=*/false);
    Context.setDiagnosticsEngine(std::move(DiagOpts), &*Engine);
    Context.setCurrentFile(File);
    Context.setCurrentBuildDirectory(Task.Command.Directory);
  }

  /// Nothing if bodies were skipped that may matter.
  std::optional<LintReport> run() {
    Task.Context.enter("reading the configuration");
    if (std::string Problem = problemWithFilters(); !Problem.empty()) {
      Result.Files.assign(1, File);
      Result.Failures.assign(1, {File, Problem});
      return std::move(Result);
    }
    Task.Context.enter("reading the command");
    ParseCallbacks Callbacks;
    Callbacks.AtStart = [this](CompilerInstance &CI) { start(CI); };
    Callbacks.AtEnd = [this](CompilerInstance &CI) { finish(CI); };
    Callbacks.AtAbandon = [this] { leave(); };
    Callbacks.DoInstantiationsMatter = instantiationsMatter;
    if (SkipBodies)
      Callbacks.IsAskedAbout = [this](FileID File) {
        return TheUnit && TheUnit->isAskedAbout(File);
      };
    Callbacks.Diagnostics = &Gathered;
    Callbacks.ScanFirst = Scan;
    if (Scan)
      Task.Context.enter("scanning");
    ParseResult Parse =
        parseFile(Task.Command, Task.ResourceDir, Task.Files, Callbacks);
    if (Parse.IsOtherLanguage) {
      Result.Skipped.push_back({File, "it is no C++"});
      return std::move(Result);
    }
    if (Parse.HasNoCoroutines) {
      Result.Files.assign(1, File);
      Result.WithoutCoroutines.assign(1, File);
      return std::move(Result);
    }
    if (Parse.NeedsAllBodies || LacksBody)
      return std::nullopt;
    if (!Parse.Parsed) {
      Result.Files.assign(1, File);
      Result.Failures.assign(
          1, {File, Parse.FirstError, Parse.FirstErrorAt, Parse.Errors});
    }
    return std::move(Result);
  }

private:
  /// What is wrong with an expression of the configuration; clang-tidy takes
  /// such for one that matches nothing. To be found out here and not by the
  /// parent: some expressions of a few characters need more memory than there
  /// is.
  std::string problemWithFilters() const {
    const ClangTidyOptions &Opts = Context.getOptions();
    for (const auto &[Key, Value] :
         {std::pair("HeaderFilterRegex", Opts.HeaderFilterRegex),
          {"ExcludeHeaderFilterRegex", Opts.ExcludeHeaderFilterRegex}}) {
      std::string Problem;
      if (Value && !Value->empty() && !Regex(*Value).isValid(Problem))
        return (Twine("configuration: ") + Key +
                " is no regular expression: " + Problem)
            .str();
    }
    return "";
  }

  void start(CompilerInstance &CI) {
    SourceManager &SM = CI.getSourceManager();
    Context.setSourceManager(&SM);
    Context.setASTContext(&CI.getASTContext());
    std::shared_ptr<UnitPool> Pool = Self.AddChecks(Factories);
    Checks = Factories.createChecksForLanguage(&Context);
    Preprocessor &PP = CI.getPreprocessor();
    erase_if(Checks, [&](const std::unique_ptr<ClangTidyCheck> &Check) {
      return is_contained(Task.Without, nameOf(*Check));
    });
    for (const std::unique_ptr<ClangTidyCheck> &Check : Checks)
      Check->registerPPCallbacks(SM, &PP, &PP);
    if (!Checks.empty())
      TheUnit = Pool->find(CI);
    NoLint = makeNoLintVerifier(SM, Complaints);
    PP.addCommentHandler(NoLint.get());
    Task.Context.enter("parsing");
  }

  void finish(CompilerInstance &CI) {
    for (const std::unique_ptr<ClangTidyCheck> &Check : Checks) {
      Task.Context.enter(nameOf(*Check));
      Check->onEndOfTranslationUnit();
    }
    Task.Context.enter("reporting");
    CI.getPreprocessor().removeCommentHandler(NoLint.get());
    LacksBody = TheUnit && TheUnit->lacksBody();
    Result = makeFindings(
        Gathered.take(), CI.getSourceManager(),
        [this](SourceLocation Loc) { return TheUnit->functionAt(Loc); });
    append_range(Result.Complaints, Complaints);
    leave();
  }

  /// What parsed the file goes away.
  void leave() {
    // Those that were not called at the end hold the unit still.
    Checks.clear();
    TheUnit.reset();
    Context.setSourceManager(nullptr);
    Task.Context.enter("clearing up");
  }

  static StringRef nameOf(const ast_matchers::MatchFinder::MatchCallback &C) {
    return C.getID();
  }

  const FileTask &Task;
  const Program &Self;
  bool Scan;
  bool SkipBodies;
  bool LacksBody = false;
  ClangTidyContext Context;
  ClangTidyDiagnosticConsumer Gathered;
  std::optional<DiagnosticsEngine> Engine;
  std::string File;
  ClangTidyCheckFactories Factories;
  std::vector<std::unique_ptr<ClangTidyCheck>> Checks;
  /// Held until the findings are named after what they are in.
  std::shared_ptr<Unit> TheUnit;
  std::unique_ptr<CommentHandler> NoLint;
  std::vector<Failure> Complaints;
  LintReport Result;
};
} // namespace

LintReport
lintFile(const FileTask &Task, const Options &Opts,
         function_ref<std::unique_ptr<ClangTidyOptionsProvider>()> MakeProvider,
         const Program &Self) {
  return skippingBodies<LintReport>(Task, [&](bool Skip) {
    // What is parsed again has been scanned.
    bool Scan = Opts.Scan && Skip == Task.MaySkip;
    return LintJob(Task, MakeProvider(), Self, Scan, Skip).run();
  });
}

tooling::CompileCommand configured(tooling::CompileCommand Command,
                                   const ClangTidyOptions &Opts) {
  auto Insert = [&](const std::optional<ClangTidyOptions::ArgList> &Args,
                    tooling::ArgumentInsertPosition Where) {
    if (Args)
      Command.CommandLine = tooling::getInsertArgumentAdjuster(*Args, Where)(
          Command.CommandLine, Command.Filename);
  };
  Insert(Opts.ExtraArgsBefore, tooling::ArgumentInsertPosition::BEGIN);
  Insert(Opts.ExtraArgs, tooling::ArgumentInsertPosition::END);
  return Command;
}

} // namespace corotidy
