//===--- ReturnDanglingCheck.cpp - coro-return-dangling -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ReturnDanglingCheck.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "flow/References.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace corotidy {

namespace {
class ReturnVisitor : public BodyVisitor {
public:
  bool VisitCoreturnStmt(const CoreturnStmt *S) override {
    if (S->getOperand() && !S->isImplicit())
      Found.push_back(S);
    return true;
  }
  llvm::SmallVector<const CoreturnStmt *, 2> Found;
};
} // namespace

/// What whoever awaits a coroutine of class \p C gets, as far as the body
/// makes it. Most tasks keep the result in the promise and give a reference to
/// that.
static QualType resultOf(const Classification &C) {
  QualType Result = C.Result.AwaitResult;
  if (Result.isNull() || !Result->isReferenceType())
    return Result;
  for (QualType Arg : typeArguments(C.Result.Type))
    if (Arg->isReferenceType())
      return Arg;
  return Result.getNonReferenceType();
}

/// What a result of type \p Result that is made from \p Operand leads to.
static Referents leadsTo(const Expr *Operand, QualType Result) {
  if (Result->isReferenceType())
    return objectsOf(Operand);
  // The promise makes a view from an object that it is given by reference.
  return howRefers(Operand->getType()) == Refers::Never ? objectsOf(Operand)
                                                        : referentsOf(Operand);
}

/// The word for a result that leads somewhere.
static const char *wordFor(Refers How) {
  switch (How) {
  case Refers::Pointer:
    return "a pointer";
  case Refers::View:
  case Refers::Holder:
    return "a view";
  default:
    return "a reference";
  }
}

void ReturnDanglingCheck::checkReturn(Unit &U, const FunctionDecl &FD,
                                      const CoreturnStmt &Return,
                                      QualType Result) {
  const Expr *Operand = Return.getOperand();
  if (Operand->isTypeDependent())
    return;
  Referents All = leadsTo(Operand, Result);
  if (All.empty())
    return;
  const Referent &R = All.front();
  std::string What = R.text(U.context());
  Finding F;
  F.Loc = Operand->getBeginLoc();
  F.Ranges.push_back(Operand->getSourceRange());
  F.Message = "'" + qualifiedName(FD) + "' gives whoever awaits it " +
              wordFor(howRefers(Result)) + " to " + What +
              ", which is destroyed before that";
  bool IsParameter = R.Where == Referent::Storage::Parameter;
  F.Notes.push_back(
      {R.Var ? R.Var->getLocation() : R.At->getBeginLoc(),
       R.Where == Referent::Storage::Temporary
           ? "it is destroyed at the end of the statement"
           : What + (IsParameter ? " is destroyed with the frame of the "
                                   "coroutine, as the task is"
                                 : " is destroyed when the body ends")});
  F.Notes.push_back({Return.getKeywordLoc(),
                     "the coroutine that awaits it goes on after that"});
  F.Notes.push_back({F.Loc, "give the result by value"});
  report(F);
}

void ReturnDanglingCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutinesToFollow()) {
    QualType Result = resultOf(U.classOf(*FD));
    Refers How = howRefers(Result);
    if (How == Refers::Never || How == Refers::Holder)
      continue;
    ReturnVisitor Returns;
    Returns.TraverseStmt(writtenBody(*FD));
    for (const CoreturnStmt *Return : Returns.Found)
      checkReturn(U, *FD, *Return, Result);
  }
}

} // namespace corotidy
