//===--- Handlers.cpp - What try blocks and handlers do -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Handlers.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace corotidy {

bool isAwait(const Expr &E) {
  return isa<CoroutineSuspendExpr, DependentCoawaitExpr>(E);
}

#define BREAKABLE(KIND)                                                        \
  bool LeavesVisitor::Traverse##KIND(const KIND *S) {                          \
    ++BreakablesAround;                                                        \
    bool GoesOn = BodyVisitor::Traverse##KIND(S);                              \
    --BreakablesAround;                                                        \
    return GoesOn;                                                             \
  }
BREAKABLE(ForStmt)
BREAKABLE(WhileStmt)
BREAKABLE(DoStmt)
BREAKABLE(CXXForRangeStmt)
BREAKABLE(SwitchStmt)
#undef BREAKABLE

bool LeavesVisitor::VisitStmt(const Stmt *S) {
  bool Leaves =
      isa<ReturnStmt, CoreturnStmt, GotoStmt, IndirectGotoStmt, CXXThrowExpr>(
          S) ||
      (isa<BreakStmt>(S) && BreakablesAround == 0);
  if (const auto *Call = dyn_cast<CallExpr>(S))
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      Leaves |= Callee->isNoReturn();
  return !Leaves || leaves(*S);
}

bool FirstAwait::VisitExpr(const Expr *E) {
  if (!Await && isAwait(*E))
    Await = E;
  return true;
}

bool FirstAwait::VisitCXXTryStmt(const CXXTryStmt *) {
  HasTry = true;
  return true;
}

/// What it gives is evaluated before.
bool FirstAwait::TraverseCoreturnStmt(const CoreturnStmt *S) {
  if (S->getOperand() && !TraverseStmt(S->getOperand()))
    return false;
  return leaves(*S);
}

bool FirstAwait::leaves(const Stmt &) {
  LeavesBefore |= !Await;
  return true;
}

namespace {
class HandlerVisitor : public LeavesVisitor {
public:
  bool Found = false;

  bool VisitCallExpr(const CallExpr *Call) override {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const IdentifierInfo *Name = Callee ? Callee->getIdentifier() : nullptr;
    return !(Name && Name->isStr("current_exception")) || leaves(*Call);
  }

private:
  bool leaves(const Stmt &) override {
    Found = true;
    return false;
  }
};
} // namespace

bool leavesOrSaves(const Stmt &Block) {
  HandlerVisitor Visitor;
  Visitor.TraverseStmt(&Block);
  return Visitor.Found;
}

} // namespace corotidy
