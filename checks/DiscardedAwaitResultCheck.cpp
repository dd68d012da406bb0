//===--- DiscardedAwaitResultCheck.cpp - coro-discarded-await-result ------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/DiscardedAwaitResultCheck.h"
#include "checks/DiscardedValues.h"
#include "checks/Stops.h"
#include "classify/Names.h"
#include "flow/Calls.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace clang::tidy;

namespace corotidy {

DiscardedAwaitResultCheck::DiscardedAwaitResultCheck(StringRef Name,
                                                     ClangTidyContext *Context)
    : Check(Name, Context), ErrorTypes(listOption("ErrorTypes")),
      AllowedCallees(listOption("AllowedCallees")),
      AllowedTypes(listOption("AllowedTypes")) {}

void DiscardedAwaitResultCheck::storeOptions(
    ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "ErrorTypes", ErrorTypes);
  storeList(Opts, "AllowedCallees", AllowedCallees);
  storeList(Opts, "AllowedTypes", AllowedTypes);
}

bool DiscardedAwaitResultCheck::carriesError(const Models &M,
                                             QualType T) const {
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record || isAnyNamed(*Record, AllowedTypes))
    return false;
  if (isAnyNamed(*Record, ErrorTypes))
    return true;
  const ClassModel *Model = M.find(*Record);
  return Model && Model->CarriesError;
}

void DiscardedAwaitResultCheck::checkDropped(Unit &U,
                                             const CoawaitExpr &Await) {
  // What a reference leads to is somebody's, who can still look at it.
  if (!Await.isPRValue() || Await.isTypeDependent() ||
      !carriesError(U.models(), Await.getType()))
    return;
  const Expr *Operand = Await.getOperand()->IgnoreParens()->IgnoreImplicit();
  const FunctionDecl *Callee = calleeOf(*Operand);
  if (Callee && isAnyNamed(*Callee, AllowedCallees))
    return;
  std::string Type =
      "'" + typeName(Await.getType().getUnqualifiedType(), U.context()) + "'";
  Finding F;
  F.Loc = Await.getBeginLoc();
  F.Ranges.push_back(Await.getSourceRange());
  F.Message =
      "the " + Type + " that the await" +
      (Callee && isa<CallExpr>(Operand) && !isa<CXXOperatorCallExpr>(Operand)
           ? " of '" + nameOfCallee(*Operand, *Callee) + "'"
           : "") +
      " gives is dropped: if it failed, the coroutine goes on as if nothing "
      "had happened";
  F.Notes.push_back(
      {F.Loc, "look at it, or cast it to void if an error does not matter"});
  report(F);
}

void DiscardedAwaitResultCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutinesToFollow())
    forEachDiscarded(*FD, [&](const Expr &E, bool IsCast) {
      const auto *Await = dyn_cast<CoawaitExpr>(&E);
      if (Await && !Await->isImplicit() && !IsCast && !Await->containsErrors())
        checkDropped(U, *Await);
    });
}

} // namespace corotidy
