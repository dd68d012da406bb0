//===--- Scan.cpp - Which files need not be parsed ------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Scan.h"
#include "tool/SourceFiles.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/DependencyDirectivesScanner.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Lex/PreprocessorOptions.h"

using namespace clang;
using llvm::StringRef;

namespace corotidy {

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

/// The backslash of old; that most languages have none does no harm here.
static constexpr StringRef Trigraph = "?\?/";

/// \p Text as if its lines were not continued.
static std::string withoutSplices(StringRef Text) {
  std::string Spliced;
  while (!Text.empty()) {
    size_t At = std::min(Text.find('\\'), Text.find(Trigraph));
    Spliced += Text.take_front(At);
    Text = Text.substr(At);
    if (Text.empty())
      break;
    StringRef Behind =
        Text.drop_front(Text.front() == '\\' ? 1 : Trigraph.size());
    StringRef Blank = Behind.take_while(isWhitespace);
    if (size_t End = Blank.find_first_of("\r\n"); End != StringRef::npos) {
      bool IsPair = Blank.substr(End).starts_with("\r\n");
      Text = Behind.drop_front(End + (IsPair ? 2 : 1));
      continue;
    }
    Spliced += Text.take_front(Text.size() - Behind.size());
    Text = Behind;
  }
  return Spliced;
}

/// Whether \p Text has a keyword in it, or the part of one that others may be
/// pasted to.
static bool hasKeyword(StringRef Text) {
  constexpr StringRef Stem = "co_";
  for (size_t At = Text.find(Stem); At != StringRef::npos;
       At = Text.find(Stem, At + 1)) {
    StringRef Rest = Text.drop_front(At + Stem.size());
    if (Rest.starts_with("await") || Rest.starts_with("yield") ||
        Rest.starts_with("return") || Rest.empty() ||
        !isAsciiIdentifierContinue(Rest.front()))
      return true;
  }
  return false;
}

static bool mayMatterUnspliced(StringRef Text) {
  return Text.contains("coroutine_traits") || hasKeyword(Text) ||
         (Text.contains("NOLINT") && Text.contains("coro-"));
}

bool mayMatter(StringRef Text) {
  if (mayMatterUnspliced(Text))
    return true;
  return (Text.contains('\\') || Text.contains(Trigraph)) &&
         mayMatterUnspliced(withoutSplices(Text));
}

//===----------------------------------------------------------------------===//
// What is included
//===----------------------------------------------------------------------===//

namespace {
/// Gives the preprocessor the directives of files without what stands between
/// them.
class Directives : public DependencyDirectivesGetter {
public:
  Directives(TracedFiles &Files, bool &UsesModules)
      : Files(Files), UsesModules(UsesModules) {}

  std::unique_ptr<DependencyDirectivesGetter> cloneFor(FileManager &) override {
    return std::make_unique<Directives>(Files, UsesModules);
  }

  std::optional<TracedFiles::Directives>
  operator()(FileEntryRef File) override {
    std::optional<TracedFiles::Directives> Found =
        Files.directivesOf(File.getName());
    if (Found)
      UsesModules |= llvm::any_of(*Found, isAboutModules);
    return Found;
  }

private:
  static bool isAboutModules(const dependency_directives_scan::Directive &D) {
    using namespace dependency_directives_scan;
    switch (D.Kind) {
    case pp_pragma_import:
    case decl_at_import:
    case cxx_module_decl:
    case cxx_import_decl:
    case cxx_export_module_decl:
    case cxx_export_import_decl:
      return true;
    default:
      return false;
    }
  }

  TracedFiles &Files;
  bool &UsesModules;
};

/// Looks at each file that is entered.
class Follower : public PPCallbacks {
public:
  Follower(const SourceManager &SM, SourceFiles &Sources, bool &Matters)
      : SM(SM), Sources(Sources), Matters(Matters) {}

  void LexedFileChanged(FileID File, LexedFileChangeReason Reason,
                        SrcMgr::CharacteristicKind, FileID,
                        SourceLocation) override {
    if (Matters || Reason != LexedFileChangeReason::EnterFile)
      return;
    std::optional<llvm::MemoryBufferRef> Text = SM.getBufferOrNone(File);
    // What is no file is what the compiler and the command line define.
    Matters = !Text || (SM.getFileEntryRefForID(File)
                            ? Sources.textOf(Text->getBuffer()).MayMatter
                            : mayMatter(Text->getBuffer()));
  }

private:
  const SourceManager &SM;
  SourceFiles &Sources;
  bool &Matters;
};

class FollowAction : public PreprocessOnlyAction {
public:
  FollowAction(SourceFiles &Sources, const bool &UsesModules)
      : Sources(Sources), UsesModules(UsesModules) {}

  bool matters() const { return Matters; }

protected:
  void ExecuteAction() override {
    Preprocessor &PP = getCompilerInstance().getPreprocessor();
    PP.addPPCallbacks(std::make_unique<Follower>(
        getCompilerInstance().getSourceManager(), Sources, Matters));
    PP.IgnorePragmas();
    PP.EnterMainSourceFile();
    Token Tok;
    do
      PP.Lex(Tok);
    while (Tok.isNot(tok::eof) && !Matters && !UsesModules);
  }

private:
  SourceFiles &Sources;
  const bool &UsesModules;
  bool Matters = false;
};
} // namespace

/// Whether something else than the text of files says what is declared, or what
/// the files are.
static bool readsMoreThanText(const CompilerInvocation &Invocation) {
  const PreprocessorOptions &PP = Invocation.getPreprocessorOpts();
  const HeaderSearchOptions &Headers = Invocation.getHeaderSearchOpts();
  return !PP.ImplicitPCHInclude.empty() || !PP.PCHThroughHeader.empty() ||
         !PP.ChainedIncludes.empty() || !PP.RemappedFiles.empty() ||
         !Invocation.getFrontendOpts().ModuleFiles.empty() ||
         !Headers.PrebuiltModuleFiles.empty() ||
         !Headers.PrebuiltModulePaths.empty() ||
         !Headers.VFSOverlayFiles.empty();
}

bool mustBeParsed(const CompilerInvocation &Invocation, FileManager &Manager,
                  TracedFiles &Files) {
  if (readsMoreThanText(Invocation))
    return true;
  bool UsesModules = false;
  DiagnosticConsumer Counter;
  CompilerInstance CI(std::make_shared<CompilerInvocation>(Invocation));
  CI.setVirtualFileSystem(Manager.getVirtualFileSystemPtr());
  CI.setFileManager(&Manager);
  CI.createDiagnostics(&Counter, /*ShouldOwnClient=*/false);
  CI.setDependencyDirectivesGetter(
      std::make_unique<Directives>(Files, UsesModules));
  FollowAction Action(Files.sources(), UsesModules);
  bool Success = CI.ExecuteAction(Action);
  return !Success || Counter.getNumErrors() > 0 || UsesModules ||
         Action.matters();
}

} // namespace corotidy
