//===--- DiscardedValues.cpp - Expressions whose value is dropped ---------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/DiscardedValues.h"
#include "classify/BodyVisitor.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace corotidy {

namespace {
class DiscardedValues : public BodyVisitor {
public:
  explicit DiscardedValues(llvm::function_ref<void(const Expr &, bool)> See)
      : See(See) {}

  // What is not evaluated drops nothing.
  bool
  TraverseUnaryExprOrTypeTraitExpr(const UnaryExprOrTypeTraitExpr *) override {
    return true;
  }
  bool TraverseCXXNoexceptExpr(const CXXNoexceptExpr *) override {
    return true;
  }
  bool TraverseRequiresExpr(const RequiresExpr *) override { return true; }

  bool VisitStmtExpr(const StmtExpr *E) override {
    Results.insert(resultOf(*E));
    return true;
  }
  bool VisitCompoundStmt(const CompoundStmt *S) override {
    for (const Stmt *Each : S->body())
      statement(Each);
    return true;
  }
  bool VisitIfStmt(const IfStmt *S) override {
    statement(S->getInit());
    statement(S->getThen());
    statement(S->getElse());
    return true;
  }
  bool VisitSwitchStmt(const SwitchStmt *S) override {
    statement(S->getInit());
    statement(S->getBody());
    return true;
  }
  bool VisitWhileStmt(const WhileStmt *S) override {
    statement(S->getBody());
    return true;
  }
  bool VisitDoStmt(const DoStmt *S) override {
    statement(S->getBody());
    return true;
  }
  bool VisitForStmt(const ForStmt *S) override {
    statement(S->getInit());
    statement(S->getInc());
    statement(S->getBody());
    return true;
  }
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *S) override {
    statement(S->getInit());
    statement(S->getBody());
    return true;
  }
  bool VisitSwitchCase(const SwitchCase *S) override {
    statement(S->getSubStmt());
    return true;
  }
  bool VisitLabelStmt(const LabelStmt *S) override {
    statement(S->getSubStmt());
    return true;
  }
  bool VisitAttributedStmt(const AttributedStmt *S) override {
    statement(S->getSubStmt());
    return true;
  }
  bool VisitBinaryOperator(const BinaryOperator *E) override {
    if (E->getOpcode() == BO_Comma)
      discard(E->getLHS(), false);
    return true;
  }

private:
  static const Expr *resultOf(const StmtExpr &E) {
    const CompoundStmt *Block = E.getSubStmt();
    const auto *Value =
        Block->body_empty() ? nullptr : dyn_cast<ValueStmt>(Block->body_back());
    return Value ? Value->getExprStmt() : nullptr;
  }

  void statement(const Stmt *S) {
    const auto *E = dyn_cast_or_null<Expr>(S);
    if (E && !Results.contains(E))
      discard(E, false);
  }

  void discard(const Expr *E, bool IsCast) {
    if (!E)
      return;
    // What is explicit says that it is meant, but is void all the same.
    E = E->IgnoreParens()->IgnoreImplicit()->IgnoreParens();
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E);
        Cast && Cast->getCastKind() == CK_ToVoid)
      return discard(Cast->getSubExpr(), true);
    if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(E)) {
      if (isa<ConditionalOperator>(Choice))
        discard(Choice->getTrueExpr(), IsCast);
      return discard(Choice->getFalseExpr(), IsCast);
    }
    if (const auto *Comma = dyn_cast<BinaryOperator>(E);
        Comma && Comma->getOpcode() == BO_Comma)
      return discard(Comma->getRHS(), IsCast);
    if (const auto *Block = dyn_cast<StmtExpr>(E))
      return discard(resultOf(*Block), IsCast);
    See(*E, IsCast);
  }

  llvm::function_ref<void(const Expr &, bool)> See;
  /// The values of statement expressions, which are for whoever evaluates
  /// these.
  llvm::SmallPtrSet<const Expr *, 4> Results;
};
} // namespace

void forEachDiscarded(const FunctionDecl &FD,
                      llvm::function_ref<void(const Expr &, bool)> See) {
  DiscardedValues Visitor(See);
  // The statements that a coroutine's frame adds are nobody's expressions.
  Visitor.TraverseStmt(writtenBody(FD));
}

void forEachDiscardedAwait(const FunctionDecl &FD,
                           llvm::function_ref<void(const CoawaitExpr &)> See) {
  forEachDiscarded(FD, [&](const Expr &E, bool IsCast) {
    const auto *Await = dyn_cast<CoawaitExpr>(&E);
    if (Await && !IsCast && !Await->isImplicit() && Await->isPRValue() &&
        !Await->isTypeDependent() && !Await->containsErrors())
      See(*Await);
  });
}

} // namespace corotidy
