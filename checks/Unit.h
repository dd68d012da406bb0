//===--- Unit.h - The translation unit as checks see it ------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What several checks want to know of one translation unit is found out once,
// by the first that asks.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_UNIT_H
#define COROTIDY_CHECKS_UNIT_H

#include "checks/CompilerErrors.h"
#include "classify/CoroutineObjects.h"
#include "classify/TranslationUnit.h"
#include "flow/HeldAcross.h"
#include "clang/Lex/Token.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"
#include <memory>
#include <mutex>

namespace clang {
class CompilerInstance;
} // namespace clang

namespace corotidy {

struct DanglingFrame;
struct FailedAwait;
struct SharedContainers;

/// What the coroutines of a translation unit return, and what else it declares
/// a promise for.
struct CoroutineTypes {
  llvm::SetVector<clang::ClassTemplateDecl *> Templates;
  llvm::SetVector<clang::QualType> Classes;
};

/// One translation unit. To be created before it is parsed; everything else is
/// for when parsing has ended and while its Sema lives.
class Unit {
public:
  /// Reads the files of models that \p ModelFiles names.
  Unit(clang::CompilerInstance &CI, bool SystemHeaders,
       llvm::StringRef ModelFiles);

  clang::ASTContext &context() const;
  clang::SourceManager &sources() const;
  clang::Sema &sema() const;

  /// Whether the compiler found errors: nodes may be missing then, and function
  /// bodies lost.
  bool hasErrors() const { return !Errors.all().empty(); }

  /// Whether an included file was not found, or may not have been: of errors in
  /// what an editor compiled before nothing more is known. What is declared in
  /// there cannot be known to be missing then, such as an operator co_await.
  bool lacksHeader() const;

  /// What the compiler found, in the order in which it did.
  llvm::ArrayRef<CompilerError> errors() const { return Errors.all(); }

  /// Those of errors() that point into \p Range as it is written in its file.
  llvm::SmallVector<const CompilerError *, 1>
  errorsIn(clang::SourceRange Range);

  /// The co_await that failed, in the order in which the compiler found them;
  /// those of a template once. FailedAwaits.h says what is known of each.
  llvm::ArrayRef<FailedAwait> failedAwaits();

  /// Whether what is written in \p File is among functions() and records().
  bool isAskedAbout(clang::FileID File) const;

  /// The functions and classes, but for those in system headers unless these
  /// were asked for.
  llvm::ArrayRef<clang::FunctionDecl *> functions();
  llvm::ArrayRef<clang::CXXRecordDecl *> records();

  /// Whether one of records() is derived from \p Record or from another
  /// specialisation of its template.
  bool isBase(const clang::CXXRecordDecl &Record);

  /// Those of functions() that say co_* or, if there were errors, seem to.
  llvm::ArrayRef<clang::FunctionDecl *> coroutines();

  const CoroutineTypes &coroutineTypes();

  /// Which classes coroutines may return at all, in whatever file.
  const CoroutineObjects &coroutineObjects();

  /// The innermost of functions() in whose text \p Loc is, its declaration's
  /// included; of a template and what was made from it, the pattern. Null if
  /// there is none.
  clang::FunctionDecl *functionAt(clang::SourceLocation Loc);

  /// The definition of \p FD, in whatever file, or of the template it was made
  /// from; null if there is none. If its body was skipped it is null, too, and
  /// lacksBody from then on.
  const clang::FunctionDecl *definitionOf(const clang::FunctionDecl &FD);

  /// Whether \p E calls a coroutine that can be seen not to wait itself.
  bool callsWithoutWaiting(const clang::Expr &E);

  /// Whether a body was wanted that had been skipped. What was found then is
  /// nothing to report: the file has to be parsed again with all bodies.
  bool lacksBody() const { return LacksBody; }

  /// The token behind the one at \p Loc.
  std::optional<clang::Token> tokenAfter(clang::SourceLocation Loc) const;

  /// The text of \p Range as it is written in its file.
  llvm::StringRef textOf(clang::CharSourceRange Range) const;

  /// The class of one of functions(). References stay valid.
  const Classification &classOf(const clang::FunctionDecl &FD);

  /// What is known of libraries here.
  const Models &models() const { return TheModels; }

  /// The coroutines to follow the flow of: of a template the pattern, if its
  /// promise is known, and else what was made from it, if anything was.
  llvm::ArrayRef<clang::FunctionDecl *> coroutinesToFollow();

  /// These, and the functions with a body that are no coroutines. Of a template
  /// of the latter it is the pattern: what is made from it is not looked at.
  llvm::ArrayRef<clang::FunctionDecl *> bodiesToFollow();

  /// The control flow of \p FD; null if it has no body or Clang no graph of it.
  const Graph *graphOf(const clang::FunctionDecl &FD);

  /// What the coroutine \p FD holds while it is suspended, or an ordinary
  /// function when it returns; null if there is no graph of it.
  const HeldAcross *heldIn(const clang::FunctionDecl &FD);

  /// The frames that outlive what they refer to, in the order of
  /// bodiesToFollow() and of the source; DanglingFrames.h says what is known of
  /// each.
  llvm::ArrayRef<DanglingFrame> danglingFrames();

  /// What leads into containers that others may change, and is used after a
  /// suspension, in the order of coroutinesToFollow() and of the flow; of each
  /// variable the first use. SharedContainers.h says what is known of each.
  const SharedContainers &sharedContainers();

  /// What is wrong with models, in files and in code; only the first who asks
  /// is told.
  std::vector<AnnotationProblem> takeModelProblems();

  Classifier &classifier();
  AwaitResolver &resolver() { return classifier().resolver(); }

private:
  /// The text of one function.
  struct Extent {
    clang::FileID File;
    unsigned Begin;
    unsigned End;
    /// The largest End of the extents in the file up to this one.
    unsigned FurthestEnd;
    /// Among those with the same Begin.
    size_t Rank;
    clang::FunctionDecl *Function;
  };

  const UnitDeclarations &declarations();
  llvm::ArrayRef<Extent> extents();
  llvm::ArrayRef<const CompilerError *> sortedErrors();

  clang::CompilerInstance &CI;
  bool SystemHeaders;
  /// Whether what was compiled before has errors.
  bool HadErrors;
  bool LacksBody = false;
  CompilerErrors Errors;
  Models TheModels;
  /// Why those of the project are not there.
  std::string ModelFileProblem;
  bool ToldModelProblems = false;
  std::optional<UnitDeclarations> Declared;
  std::optional<llvm::DenseSet<const clang::Decl *>> Bases;
  std::optional<std::vector<clang::FunctionDecl *>> Coroutines;
  std::optional<CoroutineTypes> Types;
  std::optional<std::vector<Extent>> Extents;
  std::optional<std::vector<const CompilerError *>> SortedErrors;
  std::shared_ptr<const std::vector<FailedAwait>> FailedAwaits;
  std::shared_ptr<const std::vector<DanglingFrame>> DanglingFrames;
  std::shared_ptr<const SharedContainers> Shared;
  std::optional<CoroutineObjects> Objects;
  std::optional<std::vector<clang::FunctionDecl *>> Followed;
  std::optional<std::vector<clang::FunctionDecl *>> Bodies;
  std::unique_ptr<Classifier> TheClassifier;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Classification>>
      Classes;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Graph>> Graphs;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<HeldAcross>> Held;
};

/// Hands the checks of one run the same Unit. Hosts create checks one by one
/// and tell none of the others; clangd does so on many threads. Thread-safe.
class UnitPool {
public:
  /// The unit that \p CI is about to parse, which lives as long as someone
  /// holds it.
  std::shared_ptr<Unit> unitOf(clang::CompilerInstance &CI, bool SystemHeaders,
                               llvm::StringRef ModelFiles);

  /// The unit that a check has asked for; null if none has.
  std::shared_ptr<Unit> find(clang::CompilerInstance &CI);

private:
  std::mutex Mutex;
  llvm::DenseMap<const clang::CompilerInstance *, std::weak_ptr<Unit>> Units;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_UNIT_H
