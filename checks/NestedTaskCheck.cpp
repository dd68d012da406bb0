//===--- NestedTaskCheck.cpp - coro-nested-task ---------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/NestedTaskCheck.h"
#include "checks/AwaitFix.h"
#include "checks/DiscardedValues.h"
#include "checks/Stops.h"
#include "checks/Work.h"
#include "classify/Names.h"
#include "flow/Calls.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace clang::tidy;

namespace corotidy {

NestedTaskCheck::NestedTaskCheck(StringRef Name, ClangTidyContext *Context)
    : Check(Name, Context), AllowedTypes(listOption("AllowedTypes")) {}

void NestedTaskCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "AllowedTypes", AllowedTypes);
}

/// The lambda among the arguments of the awaited call that returns what the
/// await gives; null if there is none.
static const LambdaExpr *lambdaReturning(QualType Inner,
                                         const CoawaitExpr &Await,
                                         const ASTContext &Ctx) {
  const auto *Call =
      dyn_cast<CallExpr>(Await.getOperand()->IgnoreParens()->IgnoreImplicit());
  if (!Call)
    return nullptr;
  for (const Expr *Arg : passedBy(*Call))
    if (const auto *Lambda =
            dyn_cast<LambdaExpr>(Arg->IgnoreParens()->IgnoreImplicit()))
      if (const CXXMethodDecl *Operator = Lambda->getCallOperator();
          Operator &&
          Ctx.hasSameUnqualifiedType(Operator->getReturnType(), Inner))
        return Lambda;
  return nullptr;
}

void NestedTaskCheck::checkDropped(Unit &U, const FunctionDecl &FD,
                                   const CoawaitExpr &Await) {
  if (!Await.isPRValue() || Await.isTypeDependent())
    return;
  std::optional<Work> W = workOf(U, Await.getType());
  const CXXRecordDecl *Record = Await.getType()->getAsCXXRecordDecl();
  if (!W || isAnyNamed(*Record, AllowedTypes))
    return;
  std::string Type =
      "'" + typeName(Await.getType().getUnqualifiedType(), U.context()) + "'";
  Finding F;
  F.Loc = Await.getBeginLoc();
  F.Ranges.push_back(Await.getSourceRange());
  F.Message =
      "this await gives a " + Type +
      ", which is dropped: only the outer one is awaited, and the " +
      (W->Kind == WorkKind::Generator ? "generator is never iterated"
                                      : "inner one " + ifDropped(*W).str());
  if (const LambdaExpr *Lambda =
          lambdaReturning(Await.getType(), Await, U.context()))
    F.Notes.push_back({Lambda->getBeginLoc(),
                       "this lambda returns it, and what calls the lambda "
                       "passes it on"});
  F.Notes.push_back({F.Loc, W->Kind == WorkKind::Generator
                                ? "iterate what the await gives"
                                : "await the inner one, too"});
  if (W->Kind != WorkKind::Generator)
    if (std::optional<FixItHint> Fix = awaitFix(U, FD, Await))
      F.Fixes.push_back(*Fix);
  report(F);
}

void NestedTaskCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutinesToFollow())
    forEachDiscarded(*FD, [&](const Expr &E, bool IsCast) {
      const auto *Await = dyn_cast<CoawaitExpr>(&E);
      if (Await && !Await->isImplicit() && !IsCast && !Await->containsErrors())
        checkDropped(U, *FD, *Await);
    });
}

} // namespace corotidy
