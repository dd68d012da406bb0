//===--- Lint.cpp - The command coro-tidy check ---------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Lint.h"
#include "checks/CheckInfo.h"
#include "checks/Registry.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyModule.h"
#include "tool/Config.h"
#include "tool/Diff.h"
#include "tool/Fixes.h"
#include "tool/Frontend.h"
#include "tool/NoLint.h"
#include "tool/Paths.h"
#include "clang/Basic/DiagnosticIDs.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace clang::tidy;
using namespace llvm;

namespace corotidy {

namespace {
struct LintResult {
  LintReport Report;
  /// NOLINT comments that name nothing.
  std::vector<std::string> Complaints;
};

/// One file on its way through the checks. The checks are clang-tidy's and are
/// given what clang-tidy would give them, but no MatchFinder walks the AST:
/// they do not match, they are called at its end.
class LintJob {
public:
  LintJob(const tooling::CompileCommand &Command, const Config &Configuration)
      : Context(Configuration.makeProvider()),
        Gathered(Context, /*ExternalDiagEngine=*/nullptr),
        File(absolutePath(Command.Filename, Command.Directory)),
        Directory(Command.Directory) {
    auto DiagOpts = std::make_unique<DiagnosticOptions>();
    Engine.emplace(DiagnosticIDs::create(), *DiagOpts, &Gathered,
                   /*ShouldOwnClient=*/false);
    Context.setDiagnosticsEngine(std::move(DiagOpts), &*Engine);
    Context.setCurrentFile(File);
    Context.setCurrentBuildDirectory(Directory);
  }

  /// \p Command with the arguments that the configuration adds.
  tooling::CompileCommand configured(tooling::CompileCommand Command) const {
    const ClangTidyOptions &Opts = Context.getOptions();
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

  LintResult run(const tooling::CompileCommand &Command,
                 StringRef ResourceDir) {
    ParseCallbacks Callbacks;
    Callbacks.AtStart = [this](CompilerInstance &CI) { start(CI); };
    Callbacks.AtEnd = [this](CompilerInstance &CI) { finish(CI); };
    Callbacks.Diagnostics = &Gathered;
    ParseResult Parse = parseFile(configured(Command), ResourceDir, Callbacks);
    if (!Parse.Parsed) {
      Result.Report.Files.assign(1, File);
      Result.Report.Failures.assign(
          1,
          {File, Parse.FirstError, Parse.FirstErrorAt, Parse.Errors, {}, ""});
    }
    return std::move(Result);
  }

private:
  void start(CompilerInstance &CI) {
    SourceManager &SM = CI.getSourceManager();
    Context.setSourceManager(&SM);
    Context.setASTContext(&CI.getASTContext());
    addChecks(Factories);
    Checks = Factories.createChecksForLanguage(&Context);
    Preprocessor &PP = CI.getPreprocessor();
    for (const std::unique_ptr<ClangTidyCheck> &Check : Checks)
      Check->registerPPCallbacks(SM, &PP, &PP);
    NoLint = makeNoLintVerifier(SM, Result.Complaints);
    PP.addCommentHandler(NoLint.get());
  }

  void finish(CompilerInstance &CI) {
    for (const std::unique_ptr<ClangTidyCheck> &Check : Checks)
      Check->onEndOfTranslationUnit();
    CI.getPreprocessor().removeCommentHandler(NoLint.get());
    Result.Report = makeFindings(Gathered.take(), CI.getSourceManager());
    Context.setSourceManager(nullptr);
  }

  ClangTidyContext Context;
  ClangTidyDiagnosticConsumer Gathered;
  std::optional<DiagnosticsEngine> Engine;
  std::string File;
  std::string Directory;
  ClangTidyCheckFactories Factories;
  std::vector<std::unique_ptr<ClangTidyCheck>> Checks;
  std::unique_ptr<CommentHandler> NoLint;
  LintResult Result;
};
} // namespace

/// Takes the commands of files for which no check runs out of \p Commands.
/// Fails if the configuration is broken, or nothing is left.
static Error verifyConfig(const Config &Configuration, const Options &Opts,
                          std::vector<tooling::CompileCommand> &Commands) {
  // The files of a directory have one configuration.
  StringMap<std::string> DisabledBy;
  auto DirectoryOf = [](StringRef File) {
    return sys::path::parent_path(File);
  };
  for (const tooling::CompileCommand &Command : Commands) {
    std::string File = absolutePath(Command.Filename, Command.Directory);
    auto [Known, IsNew] = DisabledBy.try_emplace(DirectoryOf(File));
    if (!IsNew)
      continue;
    Expected<EffectiveConfig> Effective = Configuration.effective(File);
    if (!Effective)
      return Effective.takeError();
    if (Effective->Checks.empty())
      Known->second = Effective->DisabledBy;
  }
  erase_if(Commands, [&](const tooling::CompileCommand &Command) {
    std::string File = absolutePath(Command.Filename, Command.Directory);
    return !DisabledBy[DirectoryOf(File)].empty();
  });
  for (const std::string &File : Opts.Files) {
    std::string By = DisabledBy.lookup(DirectoryOf(absolutePath(File)));
    if (By.empty())
      continue;
    std::string What =
        "no check is enabled for '" + File + "': " + By + " takes all away" +
        (By == "command line" ? ""
                              : "; name some of ours there, or pass "
                                "--config= to go without it");
    if (Commands.empty())
      return createStringError(inconvertibleErrorCode(), What);
    printProblem("warning", What);
  }
  return Error::success();
}

/// Findings in files with errors that no finding explains may be mistaken, and
/// who ends a run early does not expect it to go on changing files.
static StringRef whyNotFix(const LintReport &R, const Options &Opts) {
  if (R.Interrupted)
    return "no fix is applied, because the run was interrupted";
  if (!R.Failures.empty() && !Opts.FixErrors)
    return "no fix is applied, because files have errors; --fix-errors applies "
           "them all the same";
  return "";
}

/// What --fix and --diff ask for. Fails if something could not be written.
static Error fixOrShow(LintReport &R, const Options &Opts,
                       const ReportContext &Ctx) {
  if (StringRef Why = whyNotFix(R, Opts); !Why.empty()) {
    printProblem("warning", Why);
    return Error::success();
  }
  FixPlan Plan =
      planFixes(R, Ctx, Opts.Fix ? FixesAre::Written : FixesAre::Shown);
  for (const std::string &Refused : Plan.Refused)
    printProblem("warning", Refused);
  if (Opts.Diff) {
    writeDiff(Plan, Ctx,
              outs().is_displayed() ? DiffIsFor::People : DiffIsFor::Programs,
              outs());
    return flushOutput();
  }
  FixResult Result = applyFixes(Plan, R, Ctx);
  if (Result.Fixed && !Opts.Quiet)
    errs() << Result.Fixed << " fixed in " << Result.Files
           << (Result.Files == 1 ? " file" : " files") << '\n';
  if (Result.Failure.empty())
    return Error::success();
  return createStringError(inconvertibleErrorCode(), Result.Failure);
}

static void printSummary(const LintReport &R, const Options &Opts) {
  size_t Fixable = count_if(
      R.Findings, [](const FindingRecord &F) { return !F.Fix.empty(); });
  if (R.Findings.empty())
    return;
  errs() << R.Findings.size()
         << (R.Findings.size() == 1 ? " finding" : " findings");
  if (Fixable && !Opts.Fix)
    errs() << ", " << Fixable << " with a fix that --fix applies";
  errs() << '\n';
}

ExitStatus runCheck(const Options &Opts, StringRef Executable) {
  Expected<Config> Configuration = Config::fromOptions(Opts);
  if (!Configuration)
    return fail(Configuration.takeError());
  Expected<Inputs> In = findInputs(Opts, Executable);
  if (!In)
    return fail(In.takeError());
  if (Error E = verifyConfig(*Configuration, Opts, In->Commands))
    return fail(std::move(E));

  std::vector<LintResult> Results(In->Commands.size());
  parallelFor(Results.size(), Opts.Jobs, [&](size_t I) {
    const tooling::CompileCommand &Command = In->Commands[I];
    Results[I] = LintJob(Command, *Configuration).run(Command, In->ResourceDir);
  });

  std::vector<LintReport> Reports;
  std::vector<std::string> Complaints;
  for (LintResult &Result : Results) {
    Reports.push_back(std::move(Result.Report));
    append_range(Complaints, Result.Complaints);
  }
  // A header's comments are read with each file that includes it.
  sort(Complaints);
  Complaints.erase(unique(Complaints), Complaints.end());

  ReportContext Ctx = makeContext(Opts);
  LintReport Merged = mergeReports(std::move(Reports), Ctx.Root);
  if (!Opts.ExportFixes.empty())
    if (Error E = exportFixes(Merged, Opts.ExportFixes))
      return fail(std::move(E));
  ExitStatus Fixing = Success;
  if (Opts.Fix || Opts.Diff)
    if (Error E = fixOrShow(Merged, Opts, Ctx))
      Fixing = fail(std::move(E));
  if (Error E = writeReports(Merged, Opts, Ctx))
    return fail(std::move(E));
  printFailures(Merged.Failures, Ctx);
  for (const std::string &Complaint : Complaints)
    printProblem("error", relativeTo(Complaint, Ctx.WorkingDirectory));
  if (!Opts.Quiet)
    printSummary(Merged, Opts);

  if (Fixing != Success || !Complaints.empty())
    return UsageError;
  if (!Merged.Failures.empty())
    return Incomplete;
  return Merged.Findings.empty() || Opts.ExitZero ? Success : FoundSomething;
}

} // namespace corotidy
