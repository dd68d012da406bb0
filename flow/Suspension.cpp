//===--- Suspension.cpp - Where a coroutine suspends ----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "flow/Suspension.h"
#include "classify/BodyVisitor.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace corotidy {

/// The await function that \p E calls, within what is done with its result.
static const FunctionDecl *awaitFunctionIn(const Expr *E, StringRef Name) {
  while (E) {
    E = E->IgnoreParens()->IgnoreImplicit();
    const auto *Call = dyn_cast<CallExpr>(E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee)
      return nullptr;
    if (Callee->getDeclName().isIdentifier() && Callee->getName() == Name)
      return Callee;
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    E = Member ? Member->getImplicitObjectArgument() : nullptr;
  }
  return nullptr;
}

AwaitFunctions awaitFunctionsOf(const CoroutineSuspendExpr &Node) {
  if (Node.isTypeDependent() || !Node.getReadyExpr() || !Node.getSuspendExpr())
    return {};
  return {awaitFunctionIn(Node.getReadyExpr(), "await_ready"),
          awaitFunctionIn(Node.getSuspendExpr(), "await_suspend")};
}

namespace {
/// Looks at every return of an await_suspend.
class ReturnVisitor : public BodyVisitor {
public:
  explicit ReturnVisitor(const FunctionDecl &AwaitSuspend)
      : AwaitSuspend(AwaitSuspend) {}

  /// Whether all of them have the coroutine go on at once.
  bool goOn() const { return Any && !Other; }

  bool VisitReturnStmt(const ReturnStmt *S) override {
    Any = true;
    Other |= !S->getRetValue() || !goesOn(*S->getRetValue());
    return !Other;
  }

private:
  /// Of bool, false does; of a handle, that of the coroutine itself.
  bool goesOn(const Expr &Value) const {
    bool Suspends;
    if (Value.getType()->isBooleanType())
      return !Value.isValueDependent() &&
             Value.EvaluateAsBooleanCondition(Suspends,
                                              AwaitSuspend.getASTContext()) &&
             !Suspends;
    const Expr *Copied = Value.IgnoreImplicit();
    while (const auto *Construct = dyn_cast<CXXConstructExpr>(Copied)) {
      if (Construct->getNumArgs() != 1)
        return false;
      Copied = Construct->getArg(0)->IgnoreImplicit();
    }
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Copied))
      if (isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()))
        Copied = Call->getImplicitObjectArgument()->IgnoreParenImpCasts();
    const auto *Ref = dyn_cast<DeclRefExpr>(Copied);
    return Ref && !AwaitSuspend.param_empty() &&
           Ref->getDecl() == AwaitSuspend.getParamDecl(0);
  }

  const FunctionDecl &AwaitSuspend;
  bool Any = false;
  bool Other = false;
};
} // namespace

bool neverSuspends(const AwaitFunctions &Functions) {
  if (Functions.Ready && constantResult(*Functions.Ready) == true)
    return true;
  const FunctionDecl *Definition =
      Functions.Suspend ? visibleDefinition(*Functions.Suspend) : nullptr;
  if (!Definition)
    return false;
  ReturnVisitor Returns(*Definition);
  Returns.TraverseStmt(Definition->getBody());
  return Returns.goOn();
}

static Resumes resumptionOf(const ClassModel *Model) {
  return Model ? Model->Resumption : Resumes::Unknown;
}

/// What is known of how the await of \p Operand ends, from the call that makes
/// it and from what it is.
static Resumes resumptionOf(const Expr *Operand, const Models &M) {
  if (!Operand)
    return Resumes::Unknown;
  const Expr *Written = Operand->IgnoreParens()->IgnoreImplicit();
  if (const auto *Call = dyn_cast<CallExpr>(Written))
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      if (const FunctionModel *Model = M.find(*Callee);
          Model && Model->Resumption != Resumes::Unknown)
        return Model->Resumption;
  return resumptionOf(M.find(Written->getType()));
}

/// How all awaits in a coroutine end, as far as that is known from its class.
static Resumes resumptionIn(const Classification &C, const Models &M) {
  if (C.F == Flavor::ShortCircuit)
    return Resumes::AtOnce;
  return C.Result.Type.isNull() ? Resumes::Unknown
                                : resumptionOf(M.find(C.Result.Type));
}

static void describe(Suspension &S, const CoroutineSuspendExpr &Node,
                     const Models &M) {
  AwaitFunctions Functions = awaitFunctionsOf(Node);
  if (neverSuspends(Functions))
    S.CanSuspend = Suspends::Never;
  if (!Functions.Suspend)
    return;
  S.Destroys = useOfHandle(*Functions.Suspend) == HandleUse::Destroyed;
  const auto *Method = dyn_cast<CXXMethodDecl>(Functions.Suspend);
  if (Method && S.Resumption == Resumes::Unknown)
    S.Resumption = resumptionOf(M.find(*Method->getParent()));
}

Suspension suspensionAt(const Expr &Node, const Classification &C,
                        const Models &M) {
  Suspension S;
  S.Node = &Node;
  S.Loc = Node.getExprLoc();
  S.Resumption = resumptionIn(C, M);
  if (isa<CoyieldExpr>(Node))
    S.Kind = SuspensionKind::Yield;
  const Expr *Operand = nullptr;
  if (const auto *Dependent = dyn_cast<DependentCoawaitExpr>(&Node))
    Operand = Dependent->getOperand();
  else if (const auto *Await = dyn_cast<CoawaitExpr>(&Node))
    Operand = Await->getOperand();
  if (S.Resumption == Resumes::Unknown)
    S.Resumption = resumptionOf(Operand, M);
  if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(&Node)) {
    S.Loc = Suspend->getKeywordLoc();
    describe(S, *Suspend, M);
  }
  return S;
}

/// The await that \p S consists of, which Clang made.
static const CoawaitExpr *impliedAwait(const Stmt *S) {
  const auto *E = dyn_cast_or_null<Expr>(S);
  return E ? dyn_cast<CoawaitExpr>(E->IgnoreImplicit()) : nullptr;
}

static Suspension implied(SuspensionKind Kind, SourceLocation Loc,
                          const Stmt *Made, const Models &M) {
  Suspension S;
  S.Kind = Kind;
  S.Loc = Loc;
  if (const CoawaitExpr *Await = impliedAwait(Made)) {
    S.Node = Await;
    describe(S, *Await, M);
  }
  return S;
}

Suspension initialSuspension(const FunctionDecl &FD, const Classification &C,
                             const Models &M) {
  const auto *Body = dyn_cast_or_null<CoroutineBodyStmt>(FD.getBody());
  Suspension S = implied(SuspensionKind::Initial, FD.getLocation(),
                         Body ? Body->getInitSuspendStmt() : nullptr, M);
  if (C.Promise && C.Promise->Start == StartPolicy::Eager)
    S.CanSuspend = Suspends::Never;
  return S;
}

Suspension finalSuspension(const FunctionDecl &FD, const Classification &C,
                           const Models &M) {
  const auto *Body = dyn_cast_or_null<CoroutineBodyStmt>(FD.getBody());
  Suspension S = implied(SuspensionKind::Final, FD.getEndLoc(),
                         Body ? Body->getFinalSuspendStmt() : nullptr, M);
  if (C.Promise && C.Promise->Final == FinalSuspend::Never)
    S.CanSuspend = Suspends::Never;
  return S;
}

} // namespace corotidy
