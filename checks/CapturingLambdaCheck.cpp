//===--- CapturingLambdaCheck.cpp - coro-capturing-lambda -----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/CapturingLambdaCheck.h"
#include "checks/DanglingFrames.h"
#include "checks/Stops.h"
#include "classify/BodyVisitor.h"
#include "flow/AccessPath.h"
#include "flow/Calls.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace corotidy {

namespace {
/// Finds the calls in a body that destroy a lambda which they are given.
class DropVisitor : public BodyVisitor {
public:
  explicit DropVisitor(const Models &M) : M(M) {}

  bool VisitCallExpr(const CallExpr *Call) override {
    const FunctionModel *Model = modelOf(*Call, M);
    if (!Model)
      return true;
    forEachIn(Model->Drops, *Call, [&](const Expr *Arg) {
      if (const auto *Lambda = dyn_cast_or_null<LambdaExpr>(objectIn(Arg)))
        Found.emplace_back(Call, Lambda);
    });
    return true;
  }

  llvm::SmallVector<std::pair<const CallExpr *, const LambdaExpr *>, 2> Found;

private:
  const Models &M;
};
} // namespace

void CapturingLambdaCheck::checkDropped(Unit &U, const CallExpr &Call,
                                        const LambdaExpr &Lambda) {
  const CXXMethodDecl *Operator = Lambda.getCallOperator();
  if (!isa_and_nonnull<CoroutineBodyStmt>(Operator->getBody()) ||
      hasObjectByValue(*Operator))
    return;
  std::optional<LateUse> Late = lateUseOf(U, *Operator, nullptr);
  if (!Late)
    return;
  std::string Name = "'" + nameOfCallee(Call, *calleeOf(Call)) + "'";
  FrameArgument Closure = {&Lambda, Operator, nullptr, Late->SuspendedAt,
                           Late->Use};
  Finding F;
  F.Loc = Lambda.getBeginLoc();
  F.Ranges.push_back(Lambda.getIntroducerRange());
  F.Message = "the coroutine of the lambda uses its captures, which are in "
              "the closure, after " +
              Name + " has destroyed the closure";
  F.Notes.push_back(
      {placeOfCall(Call), Name + " calls the lambda and destroys it when it "
                                 "returns, at its first suspension"});
  noteUse(F, Closure);
  F.Notes.push_back(
      {F.Loc, "pass what it needs as parameters, copy the captures before the "
              "first suspension, or give the lambda to what keeps it"});
  report(F);
}

void CapturingLambdaCheck::checkUnit(Unit &U) {
  for (const DanglingFrame &D : U.danglingFrames()) {
    if (D.Argument.Param || !isLambdaCallOperator(D.Argument.Coroutine))
      continue;
    Finding F = findingFor(
        D, D.What.Var ? "the closure " + D.What.text(U.context()) +
                            " is destroyed at the end of its scope"
                      : "the closure is destroyed here, at the end of the "
                        "expression");
    F.Message = "the coroutine of the lambda uses its captures, which are in "
                "the closure, after the closure is destroyed";
    F.Notes.push_back(
        {D.Argument.Coroutine->getLocation(),
         D.Kept.Where == KeptWork::Destination::Alone
             ? "nobody waits for it: pass what it needs as parameters, "
               "which are in the frame"
             : "pass what it needs as parameters, which are in the frame, or "
               "await the call while the closure lives"});
    report(F);
  }
  for (const FunctionDecl *FD : U.bodiesToFollow()) {
    DropVisitor Drops(U.models());
    Drops.TraverseStmt(writtenBody(*FD));
    for (auto [Call, Lambda] : Drops.Found)
      checkDropped(U, *Call, *Lambda);
  }
}

} // namespace corotidy
