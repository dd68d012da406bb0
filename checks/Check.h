//===--- Check.h - What all checks have in common ------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A check is a class derived from Check that looks through a Unit and reports
// findings. It is a clang-tidy check like any other and runs wherever those do:
// in coro-tidy, in stock clang-tidy, in the compiler and in clangd.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_CHECK_H
#define COROTIDY_CHECKS_CHECK_H

#include "checks/Unit.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "models/ProjectModels.h"
#include "llvm/ADT/DenseSet.h"
#include <string>

namespace corotidy {

/// As clang-tidy's own checks call it.
constexpr llvm::StringRef StrictModeOption = "StrictMode";

/// One more thing to know about a finding. A finding's notes come in the order
/// in which things happen; the last says the remedy.
struct Note {
  clang::SourceLocation Loc;
  std::string Message;
  /// The fix of a finding whose compiler error comes with the same fix: stock
  /// clang-tidy would apply both, but does not apply those of notes.
  llvm::SmallVector<clang::FixItHint, 1> Fixes = {};
};

struct Finding {
  clang::SourceLocation Loc;
  /// What happens at run time: lower case, no final period.
  std::string Message;
  llvm::SmallVector<Note, 3> Notes;
  /// What to underline. A compiler error in one of the ranges is what the
  /// finding explains: coro-tidy prints it as a note of the finding.
  llvm::SmallVector<clang::SourceRange, 1> Ranges;
  /// Applied by --fix, so it must be right.
  llvm::SmallVector<clang::FixItHint, 1> Fixes;
  /// The compiler rejects this, too.
  bool IsError = false;
  /// Nothing is wrong.
  bool IsRemark = false;
};

/// Adds a note at the class of the promise of \p C, which must have one.
void noteAtPromise(Finding &F, const Classification &C, std::string Message);

class Check : public clang::tidy::ClangTidyCheck {
public:
  Check(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : ClangTidyCheck(Name, Context), Context(*Context),
        SystemHeaders(Context->getOptions().SystemHeaders.value_or(false)),
        ModelFiles(Options.getLocalOrGlobal(ModelsOption, "")) {}

  /// To be called before anything else; the registry does.
  void setPool(std::shared_ptr<UnitPool> P) { Pool = std::move(P); }

  bool isLanguageVersionSupported(const clang::LangOptions &Opts) const final {
    return Opts.Coroutines;
  }
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *) final;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) final;
  void onEndOfTranslationUnit() final;

protected:
  /// The option \p Name, a list separated by semicolons.
  std::vector<llvm::StringRef> listOption(llvm::StringRef Name,
                                          llvm::StringRef Default = "") const;
  void storeList(clang::tidy::ClangTidyOptions::OptionMap &Opts,
                 llvm::StringRef Name,
                 const std::vector<llvm::StringRef> &List) const;

  /// The option StrictMode, of this check or of all: findings, too, that are
  /// right but ask for a style. --tier=strict and preview turn it on.
  bool strictMode() const;
  void storeStrictMode(clang::tidy::ClangTidyOptions::OptionMap &Opts,
                       bool Strict) const;

  /// Called once for each translation unit, at its end.
  virtual void checkUnit(Unit &U) = 0;

  /// Reports \p F, unless this check has reported something at the same place
  /// of the source before: a template's pattern and each of its instantiations
  /// say the same.
  void report(const Finding &F);

  /// Reports that the flow of \p FD took more than its budget, so that nothing
  /// is known of it: no function is passed over in silence.
  void reportNotFollowed(const clang::FunctionDecl &FD);

private:
  clang::DiagnosticIDs::Level levelOf(const Finding &F) const;
  void reportModelProblems();

  clang::tidy::ClangTidyContext &Context;
  const bool SystemHeaders;
  const std::string ModelFiles;
  std::shared_ptr<UnitPool> Pool;
  std::shared_ptr<Unit> TheUnit;
  llvm::DenseSet<clang::SourceLocation> Reported;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_CHECK_H
