//===--- SwallowedCancellationCheck.cpp - coro-swallowed-cancellation -----===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/SwallowedCancellationCheck.h"
#include "checks/Handlers.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace clang::tidy;

namespace corotidy {

SwallowedCancellationCheck::SwallowedCancellationCheck(
    StringRef Name, ClangTidyContext *Context)
    : Check(Name, Context), Exceptions(listOption("Exceptions")) {}

void SwallowedCancellationCheck::storeOptions(
    ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "Exceptions", Exceptions);
}

/// The class of that qualified name, or of which it is another name; null if
/// the unit has none.
static const CXXRecordDecl *classNamed(Unit &U, StringRef Name) {
  const DeclContext *Scope = U.context().getTranslationUnitDecl();
  while (true) {
    auto [Part, Rest] = Name.split("::");
    const NamedDecl *Found = nullptr;
    for (const NamedDecl *D : Scope->lookup(&U.context().Idents.get(Part)))
      if (isa<NamespaceDecl, NamespaceAliasDecl, TypeDecl>(D))
        Found = D->getUnderlyingDecl();
    if (const auto *Typedef = dyn_cast_or_null<TypedefNameDecl>(Found))
      Found = Typedef->getUnderlyingType()->getAsCXXRecordDecl();
    if (const auto *Alias = dyn_cast_or_null<NamespaceAliasDecl>(Found))
      Found = Alias->getNamespace();
    if (!Found)
      return nullptr;
    if (Rest.empty()) {
      const auto *Record = dyn_cast<CXXRecordDecl>(Found);
      return Record ? Record->getDefinition() : nullptr;
    }
    Scope = dyn_cast<DeclContext>(Found);
    if (!Scope)
      return nullptr;
    Name = Rest;
  }
}

namespace {
/// The exceptions by which one coroutine is cancelled.
struct Cancellation {
  SmallVector<std::string, 2> Names;
  SmallVector<const CXXRecordDecl *, 2> Classes;
};

/// What a handler does to an exception of these classes.
enum class Takes { No, Among, ByName };
} // namespace

static Takes takes(const CXXCatchStmt &Handler, const Cancellation &By) {
  QualType T = Handler.getCaughtType();
  if (T.isNull())
    return Takes::Among;
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  Record = Record ? Record->getDefinition() : nullptr;
  if (!Record)
    return Takes::No;
  for (const std::string &Name : By.Names)
    if (isNamed(*Record, Name))
      return Takes::ByName;
  for (const CXXRecordDecl *Class : By.Classes) {
    if (Record->getCanonicalDecl() == Class->getCanonicalDecl())
      return Takes::ByName;
    if (Class->isDerivedFrom(Record))
      return Takes::Among;
  }
  return Takes::No;
}

/// The handler of \p Try that takes a cancellation among others, and is not
/// left by any way but its end; null if there is none.
static const CXXCatchStmt *swallowing(const CXXTryStmt &Try,
                                      const Cancellation &By) {
  for (unsigned I = 0; I != Try.getNumHandlers(); ++I) {
    const CXXCatchStmt *Handler = Try.getHandler(I);
    switch (takes(*Handler, By)) {
    case Takes::No:
      continue;
    case Takes::ByName:
      return nullptr;
    case Takes::Among:
      return leavesOrSaves(*Handler->getHandlerBlock()) ? nullptr : Handler;
    }
  }
  return nullptr;
}

namespace {
/// Goes through the body of a loop that does not end by itself, to see whether
/// it ends otherwise once each await throws.
class EndlessLoop : public LeavesVisitor {
public:
  explicit EndlessLoop(const Cancellation &By) : By(By) {}

  /// What keeps the loop running, and the first await before it.
  const CXXCatchStmt *Handler = nullptr;
  const Expr *Await = nullptr;
  /// Something ends the loop: an await that is not in a try block, or what
  /// happens before one.
  bool MayEnd = false;

  bool TraverseCXXTryStmt(const CXXTryStmt *Try) override {
    const CXXCatchStmt *Swallows = swallowing(*Try, By);
    if (!Swallows)
      return LeavesVisitor::TraverseCXXTryStmt(Try);
    FirstAwait First;
    First.TraverseStmt(Try->getTryBlock());
    // Nested handlers may do something else.
    if (First.LeavesBefore || First.HasTry)
      return leaves(*Try);
    if (First.Await && !Handler) {
      Handler = Swallows;
      Await = First.Await;
    }
    return true;
  }
  bool VisitExpr(const Expr *E) override { return !isAwait(*E) || leaves(*E); }

private:
  bool leaves(const Stmt &) override {
    MayEnd = true;
    return false;
  }
  const Cancellation &By;
};

/// The loops of a body that no condition ends.
class EndlessLoops : public BodyVisitor {
public:
  explicit EndlessLoops(const ASTContext &Ctx) : Ctx(Ctx) {}
  std::vector<std::pair<const Stmt *, const Stmt *>> WithBodies;

  bool VisitForStmt(const ForStmt *S) override {
    return note(S, S->getCond(), S->getBody());
  }
  bool VisitWhileStmt(const WhileStmt *S) override {
    return note(S, S->getCond(), S->getBody());
  }
  bool VisitDoStmt(const DoStmt *S) override {
    return note(S, S->getCond(), S->getBody());
  }

private:
  bool note(const Stmt *Loop, const Expr *Condition, const Stmt *Body) {
    bool IsTrue = !Condition;
    if (Condition && !Condition->isValueDependent() &&
        !Condition->containsErrors() &&
        !Condition->EvaluateAsBooleanCondition(IsTrue, Ctx))
      IsTrue = false;
    if (IsTrue && Body)
      WithBodies.emplace_back(Loop, Body);
    return true;
  }
  const ASTContext &Ctx;
};
} // namespace

void SwallowedCancellationCheck::checkFunction(Unit &U,
                                               const FunctionDecl &FD) {
  Cancellation By;
  if (const ClassModel *Model = U.models().find(FD.getReturnType()))
    llvm::append_range(By.Names, Model->CancelledBy);
  for (StringRef Name : Exceptions)
    By.Names.push_back(Name.str());
  if (By.Names.empty())
    return;
  for (const std::string &Name : By.Names)
    if (const CXXRecordDecl *Class = classNamed(U, Name))
      By.Classes.push_back(Class);

  EndlessLoops Loops(U.context());
  Loops.TraverseStmt(writtenBody(FD));
  for (auto [Loop, Body] : Loops.WithBodies) {
    EndlessLoop Ends(By);
    Ends.TraverseStmt(Body);
    if (Ends.MayEnd || !Ends.Handler)
      continue;
    std::string Exception = "'" + By.Names.front() + "'";
    Finding F;
    F.Loc = Ends.Handler->getCatchLoc();
    F.Message = "'" + qualifiedName(FD) +
                "' never ends once it is cancelled: this handler takes " +
                Exception + ", and the loop goes on";
    F.Notes.push_back(
        {Ends.Await->getExprLoc(),
         "in a coroutine that was cancelled, this throws " + Exception});
    F.Notes.push_back(
        {Loop->getBeginLoc(), "the loop begins again, and it throws again"});
    F.Notes.push_back({F.Loc, "leave the loop if it was cancelled: by a "
                              "condition, or by a handler for " +
                                  Exception + " before this one"});
    report(F);
  }
}

void SwallowedCancellationCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutinesToFollow())
    checkFunction(U, *FD);
}

} // namespace corotidy
