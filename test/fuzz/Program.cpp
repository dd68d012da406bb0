//===--- Program.cpp - One program through everything ---------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program.h"
#include "Grammar.h"
#include "clang-tidy/ClangTidy.h"
#include "clang-tidy/ClangTidyModule.h"
#include "tool/Findings.h"
#include "tool/report/Formats.h"
#include "clang/Basic/FileManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace clang;
using namespace clang::tidy;
using namespace llvm;

namespace corotidy::fuzz {

static constexpr llvm::StringLiteral GrammarText =
#include "GrammarText.inc"
    ;

/// The mode of the compiler, which changes what there is in the AST.
static std::vector<std::string> chooseFlags(Choices &Choose) {
  static constexpr llvm::StringLiteral Standards[] = {
      "-std=c++20", "-std=c++20", "-std=c++23", "-std=c++2c"};
  static constexpr llvm::StringLiteral Modes[] = {
      "-fexceptions",   "-fexceptions", "-fno-exceptions",
      "-fblocks",       "-fno-rtti",    "-fdelayed-template-parsing",
      "-fms-extensions"};
  return {Standards[Choose.below(std::size(Standards))].str(),
          Modes[Choose.below(std::size(Modes))].str(), "-nostdinc", "-w",
          "-ferror-limit=0",
          // Nor how many errors there are.
          "-fno-caret-diagnostics"};
}

/// Sometimes without some character: what is to match no longer does.
static void damage(std::string &Code, Choices &Choose) {
  if (Choose.below(8) != 1 || Code.empty())
    return;
  size_t At = (Choose.below(256) * 256 + Choose.below(256)) % Code.size();
  if (Choose.below(2))
    Code.erase(At, 1);
  else
    Code.resize(At);
}

Program makeProgram(ArrayRef<uint8_t> Bytes) {
  // Nothing but the text is kept, so one for all calls does not change them.
  static const Grammar G(GrammarText);
  Choices Choose(Bytes);
  Program P;
  P.Flags = chooseFlags(Choose);
  // Decided first: the program itself takes all bytes there are.
  Choices Damages(Bytes.take_back(4));
  P.Code = G.expand("program", Choose);
  damage(P.Code, Damages);
  return P;
}

/// Parses \p P in memory, where it is input.cpp in \p Folder.
static void parse(const Program &P, StringRef Folder,
                  std::unique_ptr<FrontendAction> Action,
                  DiagnosticConsumer &Diagnostics) {
  auto Memory = makeIntrusiveRefCnt<vfs::InMemoryFileSystem>();
  Memory->addFile(Folder + "/input.cpp", 0, MemoryBuffer::getMemBuffer(P.Code));
  Memory->setCurrentWorkingDirectory(Folder);
  auto Files = makeIntrusiveRefCnt<FileManager>(FileSystemOptions(), Memory);
  std::vector<std::string> Command{"clang++", "-fsyntax-only"};
  append_range(Command, P.Flags);
  Command.push_back((Folder + "/input.cpp").str());
  tooling::ToolInvocation Invocation(Command, std::move(Action), Files.get());
  Invocation.setDiagnosticConsumer(&Diagnostics);
  Invocation.run();
}

namespace {
/// Says when Clang is done.
class DoneConsumer : public ASTConsumer {
public:
  explicit DoneConsumer(bool &Done) : Done(Done) {}
  void HandleTranslationUnit(ASTContext &) override { Done = true; }

private:
  bool &Done;
};

/// Runs the checks as every clang-tidy host does.
class LintAction : public ASTFrontendAction {
public:
  LintAction(ClangTidyContext &Context, ClangTidyDiagnosticConsumer &Gathered,
             LintReport &Report, bool &Parsed)
      : Factory(Context), Gathered(Gathered), Report(Report), Parsed(Parsed) {}

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef File) override {
    CI.getDiagnostics().setFatalsAsError(true);
    std::vector<std::unique_ptr<ASTConsumer>> Consumers;
    Consumers.push_back(std::make_unique<DoneConsumer>(Parsed));
    Consumers.push_back(Factory.createASTConsumer(CI, File));
    return std::make_unique<MultiplexConsumer>(std::move(Consumers));
  }

  void EndSourceFileAction() override {
    // What the checks knew of functions is gone.
    Report = makeFindings(
        Gathered.take(), getCompilerInstance().getSourceManager(),
        [](SourceLocation) -> const FunctionDecl * { return nullptr; });
  }

private:
  ClangTidyASTConsumerFactory Factory;
  ClangTidyDiagnosticConsumer &Gathered;
  LintReport &Report;
  bool &Parsed;
};

class ClassifyAction : public ASTFrontendAction {
public:
  explicit ClassifyAction(Report &R) : R(R) {}

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef) override {
    CI.getDiagnostics().setFatalsAsError(true);
    return std::make_unique<Consumer>(CI, R);
  }

private:
  class Consumer : public ASTConsumer {
  public:
    Consumer(CompilerInstance &CI, Report &R) : CI(CI), R(R) {}

    void HandleTranslationUnit(ASTContext &Ctx) override {
      R = makeRecords(classifyUnit(CI.getSema(), [](FileID) { return true; }),
                      Ctx);
    }

  private:
    CompilerInstance &CI;
    Report &R;
  };

  Report &R;
};
} // namespace

static LintReport lint(const Program &P, StringRef Folder, bool &Parsed) {
  ClangTidyOptions Opts = ClangTidyOptions::getDefaults();
  Opts.Checks = "-*,coro-*";
  Opts.HeaderFilterRegex = ".*";
  ClangTidyContext Context(std::make_unique<DefaultOptionsProvider>(
      ClangTidyGlobalOptions(), std::move(Opts)));
  ClangTidyDiagnosticConsumer Gathered(Context);
  auto DiagOpts = std::make_unique<DiagnosticOptions>();
  DiagnosticsEngine Engine(DiagnosticIDs::create(), *DiagOpts, &Gathered,
                           /*ShouldOwnClient=*/false);
  Context.setDiagnosticsEngine(std::move(DiagOpts), &Engine);
  Context.setCurrentFile((Folder + "/input.cpp").str());
  Context.setCurrentBuildDirectory(Folder);
  LintReport Report;
  parse(P, Folder,
        std::make_unique<LintAction>(Context, Gathered, Report, Parsed),
        Gathered);
  return Report;
}

template <class ReportType>
static void writeAll(const ReportType &R, StringRef Folder) {
  ReportContext Ctx;
  Ctx.Root = Ctx.WorkingDirectory = Folder.str();
  for (const ReportFormat<ReportType> &Format : formats<ReportType>())
    Format.Write(R, Ctx, nulls());
}

void run(const Program &P, Result &R) {
  constexpr llvm::StringLiteral Folder = "/fuzz";
  std::vector<LintReport> LintReports;
  LintReports.push_back(lint(P, Folder, R.Parsed));
  LintReport Findings = mergeReports(std::move(LintReports), Folder);
  R.Findings = Findings.Findings.size();
  writeAll(Findings, Folder);

  DiagnosticConsumer Errors;
  std::vector<Report> Reports(1);
  parse(P, Folder, std::make_unique<ClassifyAction>(Reports.front()), Errors);
  R.Errors = Errors.getNumErrors();
  Report Classes = mergeReports(std::move(Reports));
  R.Functions = Classes.Functions.size();
  writeAll(Classes, Folder);
}

} // namespace corotidy::fuzz
