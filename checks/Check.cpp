//===--- Check.cpp - What all checks have in common -----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Check.h"
#include "clang-tidy/utils/OptionsUtils.h"
#include "classify/Names.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/Support/PrettyStackTrace.h"

using namespace clang;

namespace corotidy {

void noteAtPromise(Finding &F, const Classification &C, std::string Message) {
  if (const CXXRecordDecl *Record = C.Promise->P.Type->getAsCXXRecordDecl())
    F.Notes.push_back({Record->getLocation(), std::move(Message)});
}

std::vector<StringRef> Check::listOption(StringRef Name,
                                         StringRef Default) const {
  return tidy::utils::options::parseStringList(Options.get(Name, Default));
}

void Check::storeList(tidy::ClangTidyOptions::OptionMap &Opts, StringRef Name,
                      const std::vector<StringRef> &List) const {
  Options.store(Opts, Name, tidy::utils::options::serializeStringList(List));
}

bool Check::strictMode() const {
  return Options.getLocalOrGlobal(StrictModeOption, false);
}

void Check::storeStrictMode(tidy::ClangTidyOptions::OptionMap &Opts,
                            bool Strict) const {
  Options.store(Opts, StrictModeOption, Strict);
}

void Check::registerPPCallbacks(const SourceManager &, Preprocessor *PP,
                                Preprocessor *) {
  // The one way from what a check is given to Sema. Whatever runs clang-tidy
  // checks parses with a CompilerInstance, and that loads its own modules.
  TheUnit = Pool->unitOf(static_cast<CompilerInstance &>(PP->getModuleLoader()),
                         SystemHeaders, ModelFiles);
}

void Check::registerMatchers(ast_matchers::MatchFinder *Finder) {
  // Matches nothing of interest: it is for being called at the end. Each check
  // matching nodes would cost more than all of them do.
  Finder->addMatcher(ast_matchers::translationUnitDecl(), this);
}

void Check::onEndOfTranslationUnit() {
  const ast_matchers::MatchFinder::MatchCallback &Self = *this;
  llvm::PrettyStackTraceFormat Where("running the check %s",
                                     Self.getID().str().c_str());
  reportModelProblems();
  checkUnit(*TheUnit);
  TheUnit.reset();
  Reported.clear();
}

/// Finished text is no format.
static std::string asFormat(StringRef Text) {
  std::string Format;
  for (char C : Text)
    Format.append(C == '%' ? 2 : 1, C);
  return Format;
}

void Check::reportModelProblems() {
  // What clang-tidy says of configurations has this name, and no filter takes
  // it away.
  constexpr StringRef Name = "clang-tidy-config";
  for (const AnnotationProblem &P : TheUnit->takeModelProblems()) {
    if (P.Loc.isInvalid())
      Context.configurationDiag(asFormat(P.Message), DiagnosticIDs::Error);
    else
      Context.diag(Name, P.Loc, asFormat(P.Message), DiagnosticIDs::Warning);
  }
}

/// Errors are looked up in files, where a place in a macro is none: what was
/// passed to a macro is where it is written, all else is where it is expanded.
static CharSourceRange inFile(SourceRange Range, const SourceManager &SM) {
  SourceRange Written(SM.getFileLoc(Range.getBegin()),
                      SM.getFileLoc(Range.getEnd()));
  if (SM.isBeforeInTranslationUnit(Written.getEnd(), Written.getBegin()))
    return SM.getExpansionRange(Range);
  return CharSourceRange::getTokenRange(Written);
}

DiagnosticIDs::Level Check::levelOf(const Finding &F) const {
  if (F.IsError)
    return DiagnosticIDs::Error;
  // clangd, which asks for diagnostics that stand alone, takes a remark for a
  // note of what was said before. coro-clangd lowers the severity itself.
  return F.IsRemark && !areDiagsSelfContained() ? DiagnosticIDs::Remark
                                                : DiagnosticIDs::Warning;
}

void Check::report(const Finding &F) {
  if (!Reported.insert(F.Loc).second)
    return;
  {
    DiagnosticBuilder Diag = diag(F.Loc, asFormat(F.Message), levelOf(F));
    for (SourceRange Range : F.Ranges)
      Diag << inFile(Range, TheUnit->sources());
    for (const FixItHint &Fix : F.Fixes)
      Diag << Fix;
  }
  for (const Note &N : F.Notes) {
    // What is passed to a macro is not of the macro: a NOLINT in that would
    // take this note away, and all that follow.
    const SourceManager &SM = TheUnit->sources();
    SourceLocation Loc =
        SM.isMacroArgExpansion(N.Loc) ? SM.getFileLoc(N.Loc) : N.Loc;
    DiagnosticBuilder Diag =
        diag(Loc, asFormat(N.Message), DiagnosticIDs::Note);
    for (const FixItHint &Fix : N.Fixes)
      Diag << Fix;
  }
}

void Check::reportNotFollowed(const FunctionDecl &FD) {
  Finding F;
  F.Loc = FD.getLocation();
  F.Message = "'" + qualifiedName(FD) +
              "' is too long to be followed: what this check looks for may be "
              "in there, unnoticed";
  F.Notes.push_back({F.Loc, "make several functions of it"});
  report(F);
}

} // namespace corotidy
