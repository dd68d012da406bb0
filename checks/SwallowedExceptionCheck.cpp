//===--- SwallowedExceptionCheck.cpp - coro-swallowed-exception -----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/SwallowedExceptionCheck.h"
#include "checks/Handlers.h"
#include "classify/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace clang::tidy;

namespace corotidy {

SwallowedExceptionCheck::SwallowedExceptionCheck(StringRef Name,
                                                 ClangTidyContext *Context)
    : Check(Name, Context), AllowedCallees(listOption("AllowedCallees")) {}

void SwallowedExceptionCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "AllowedCallees", AllowedCallees);
}

/// Whether \p Handler takes everything and does nothing. A comment in it says
/// why, and so does the text that a macro expands to nothing.
static bool dropsAll(Unit &U, const CXXCatchStmt &Handler) {
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Handler.getHandlerBlock());
  if (!Block || !Block->body_empty() || Block->getLBracLoc().isMacroID())
    return false;
  QualType T = Handler.getCaughtType();
  const CXXRecordDecl *Record =
      T.isNull() ? nullptr : T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!T.isNull() && !(Record && isNamed(*Record, "std::exception")))
    return false;
  StringRef Text = U.textOf(CharSourceRange::getTokenRange(
      Block->getLBracLoc(), Block->getRBracLoc()));
  return Text.starts_with("{") && Text.ends_with("}") &&
         Text.drop_front().drop_back().trim().empty();
}

namespace {
/// Whether what comes after a try block can tell that it was cut short.
class TryBlock : public LeavesVisitor {
public:
  explicit TryBlock(const std::vector<StringRef> &Allowed) : Allowed(Allowed) {}
  const Expr *Await = nullptr;
  bool TellsSuccess = false;

  bool VisitExpr(const Expr *E) override {
    if (isAwait(*E) && !Await && !isAllowed(*E))
      Await = E;
    if (const auto *Operator = dyn_cast<BinaryOperator>(E))
      TellsSuccess |= Operator->isAssignmentOp();
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      TellsSuccess |= Operator->isIncrementDecrementOp();
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
      TellsSuccess |= Operator->isAssignmentOp();
    return true;
  }

private:
  bool isAllowed(const Expr &E) const {
    const Expr *Operand = nullptr;
    if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(&E))
      Operand = Suspend->getOperand();
    else if (const auto *Dependent = dyn_cast<DependentCoawaitExpr>(&E))
      Operand = Dependent->getOperand();
    const auto *Call =
        Operand ? dyn_cast<CallExpr>(Operand->IgnoreParens()->IgnoreImplicit())
                : nullptr;
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    return Callee && isAnyNamed(*Callee, Allowed);
  }
  bool leaves(const Stmt &) override {
    TellsSuccess = true;
    return true;
  }
  const std::vector<StringRef> &Allowed;
};

class TryVisitor : public BodyVisitor {
public:
  std::vector<const CXXTryStmt *> Found;
  bool VisitCXXTryStmt(const CXXTryStmt *Try) override {
    Found.push_back(Try);
    return true;
  }
};
} // namespace

void SwallowedExceptionCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutinesToFollow()) {
    TryVisitor All;
    All.TraverseStmt(writtenBody(*FD));
    for (const CXXTryStmt *Try : All.Found) {
      const CXXCatchStmt *Last = Try->getHandler(Try->getNumHandlers() - 1);
      if (!dropsAll(U, *Last))
        continue;
      TryBlock Block(AllowedCallees);
      Block.TraverseStmt(Try->getTryBlock());
      if (!Block.Await || Block.TellsSuccess)
        continue;
      Finding F;
      F.Loc = Last->getCatchLoc();
      F.Message = "every error of what is awaited in this try block is lost: "
                  "'" +
                  qualifiedName(*FD) + "' goes on as if there was none";
      F.Notes.push_back({Block.Await->getExprLoc(), "it is awaited here"});
      F.Notes.push_back({F.Loc, "take only the exceptions that are expected, "
                                "report the others, or say in a comment here "
                                "why none matters"});
      report(F);
    }
  }
}

} // namespace corotidy
