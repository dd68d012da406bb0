//===--- KeptWork.cpp - Where tasks go that nobody awaits at once ---------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/KeptWork.h"
#include "checks/DiscardedValues.h"
#include "checks/FrameArguments.h"
#include "classify/BodyVisitor.h"
#include "flow/AccessPath.h"
#include "flow/Calls.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace corotidy {

using Destination = KeptWork::Destination;

class WorkKeptIn::Visitor : public BodyVisitor {
public:
  Visitor(Unit &U, WorkKeptIn &Kept, const FunctionDecl &FD)
      : U(U), Kept(Kept), FD(FD) {}

  bool TraverseStmt(const Stmt *S) override {
    if (!isa_and_nonnull<CompoundStmt, IfStmt, ForStmt, WhileStmt, SwitchStmt,
                         CXXForRangeStmt, CXXCatchStmt>(S))
      return BodyVisitor::TraverseStmt(S);
    const Stmt *Before = std::exchange(Scope, S);
    Kept.Around[S] = Before;
    bool GoesOn = BodyVisitor::TraverseStmt(S);
    Scope = Before;
    return GoesOn;
  }

  bool VisitDeclStmt(const DeclStmt *S) override {
    for (const Decl *D : S->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D)) {
        Kept.ScopeOf[Var->getCanonicalDecl()] = Scope;
        add(Var->getInit(), Destination::Variable, Var, S->getEndLoc());
      }
    return true;
  }
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *S) override {
    add(S->getRangeInit(), Destination::Range, nullptr, S->getRParenLoc());
    return true;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *E) override {
    if (const auto *Var = dyn_cast<VarDecl>(E->getDecl()))
      Kept.Mentions[Var->getCanonicalDecl()].push_back(E);
    return true;
  }
  bool VisitReturnStmt(const ReturnStmt *S) override {
    add(S->getRetValue(), Destination::Returned, nullptr, S->getEndLoc());
    return true;
  }
  bool VisitCoreturnStmt(const CoreturnStmt *S) override {
    add(S->getOperand(), Destination::Returned, nullptr, S->getEndLoc());
    return true;
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    if (Call->isTypeDependent())
      return true;
    if (runsByItself(U, Call->getType()) ||
        (mayBeDropped(U, Call->getType()) && isDiscarded(*Call)))
      Kept.Found.push_back(
          {Call, {}, Destination::Alone, nullptr, Call->getEndLoc()});
    if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(Call);
        Assign && Assign->getOperator() == OO_Equal &&
        Assign->getNumArgs() == 2) {
      add(Assign->getArg(1), Destination::Variable,
          variableIn(Assign->getArg(0)), Call->getEndLoc());
      return true;
    }
    if (const FunctionModel *Model = modelOf(*Call, U.models()))
      forEachIn(Model->Detaches, *Call, [&](const Expr *Arg) {
        add(Arg, Destination::Detached, nullptr, Call->getEndLoc());
      });
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    const Expr *Object = Member ? Member->getImplicitObjectArgument() : nullptr;
    if (Object && Object->isLValue())
      for (const Expr *Arg : Call->arguments())
        if (holds(Object->getType(), Arg->getType()))
          add(Arg, Destination::Container, variableIn(Object),
              Call->getEndLoc());
    return true;
  }

private:
  /// Whether objects of \p Container, a class template's, are made for objects
  /// of type \p T.
  bool holds(QualType Container, QualType T) const {
    if (Container->isPointerType())
      Container = Container->getPointeeType();
    return llvm::any_of(typeArguments(Container), [&](QualType Arg) {
      return U.context().hasSameUnqualifiedType(Arg, T.getNonReferenceType());
    });
  }

  void add(const Expr *E, Destination Where, const VarDecl *Var,
           SourceLocation End) {
    if (!E || E->isTypeDependent())
      return;
    for (const CallExpr *Call : workCallsIn(U, E)) {
      // A coroutine that runs by itself is in nobody's hands.
      std::optional<Work> W = workOf(U, Call->getType());
      if (!W)
        continue;
      Kept.Found.push_back(
          {Call, *W, Where, Var ? Var->getCanonicalDecl() : nullptr, End});
      // What was passed to a task that has not begun is used when that is.
      if (W->Kind == WorkKind::Task && W->Start == StartPolicy::Lazy)
        for (const Expr *Arg : passedBy(*Call))
          add(Arg, Where, Var, End);
    }
  }

  /// Few functions call what may be dropped.
  bool isDiscarded(const CallExpr &Call) {
    if (!Discarded) {
      Discarded.emplace();
      forEachDiscarded(FD, [&](const Expr &E, bool) { Discarded->insert(&E); });
    }
    return Discarded->contains(&Call);
  }

  Unit &U;
  WorkKeptIn &Kept;
  const FunctionDecl &FD;
  const Stmt *Scope = nullptr;
  std::optional<llvm::SmallPtrSet<const Expr *, 8>> Discarded;
};

WorkKeptIn::WorkKeptIn(Unit &U, const FunctionDecl &FD) : SM(U.sources()) {
  Visitor(U, *this, FD).TraverseStmt(writtenBody(FD));
}

bool WorkKeptIn::endsBefore(const VarDecl &Inner, const VarDecl &Outer) const {
  auto In = ScopeOf.find(Inner.getCanonicalDecl());
  auto Out = ScopeOf.find(Outer.getCanonicalDecl());
  if (In == ScopeOf.end() || Out == ScopeOf.end())
    return false;
  for (const Stmt *Scope = Around.lookup(In->second); Scope;
       Scope = Around.lookup(Scope))
    if (Scope == Out->second)
      return true;
  return false;
}

const Expr *WorkKeptIn::mentionAfter(const VarDecl &Var,
                                     SourceLocation Loc) const {
  auto Found = Mentions.find(Var.getCanonicalDecl());
  if (Found == Mentions.end())
    return nullptr;
  for (const Expr *Mention : Found->second)
    if (SM.isBeforeInTranslationUnit(Loc, Mention->getBeginLoc()))
      return Mention;
  return nullptr;
}

} // namespace corotidy
