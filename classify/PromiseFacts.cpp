//===--- PromiseFacts.cpp - What a promise type promises ------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/PromiseFacts.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Sema/Initialization.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace corotidy {

bool isPromiseMemberName(DeclarationName Name) {
  switch (Name.getCXXOverloadedOperator()) {
  case OO_New:
  case OO_Delete:
    return true;
  default:
    break;
  }
  if (!Name.isIdentifier())
    return false;
  return llvm::StringSwitch<bool>(Name.getAsIdentifierInfo()->getName())
      .Cases({"get_return_object", "get_return_object_on_allocation_failure",
              "initial_suspend", "final_suspend", "unhandled_exception",
              "yield_value", "return_value", "return_void", "await_transform"},
             true)
      .Default(false);
}

static const FunctionDecl *asFunction(const NamedDecl *D) {
  return D->getUnderlyingDecl()->getAsFunction();
}

static StartPolicy startOf(const AwaitResolution &Initial) {
  if (!Initial.WellFormed)
    return StartPolicy::Unknown;
  switch (Initial.CanSuspend) {
  case Suspends::Never:
    return StartPolicy::Eager;
  case Suspends::Always:
    // An awaiter that lets go of the handle may well have scheduled it.
    return Initial.Handle == HandleUse::Untouched ||
                   Initial.Handle == HandleUse::Inspected
               ? StartPolicy::Lazy
               : StartPolicy::Unknown;
  case Suspends::Maybe:
    return StartPolicy::Unknown;
  }
  llvm_unreachable("all answers are handled");
}

static FinalSuspend finalOf(const AwaitResolution &Final) {
  if (!Final.WellFormed)
    return FinalSuspend::Unknown;
  switch (Final.CanSuspend) {
  case Suspends::Never:
    return FinalSuspend::Never;
  case Suspends::Always:
    return FinalSuspend::Always;
  case Suspends::Maybe:
    return FinalSuspend::Unknown;
  }
  llvm_unreachable("all answers are handled");
}

namespace {
class RethrowFinder : public ConstDynamicRecursiveASTVisitor {
public:
  bool Found = false;
  bool VisitCXXThrowExpr(const CXXThrowExpr *E) override {
    Found |= !E->getSubExpr();
    return !Found;
  }
  // [propagation]: throw; by another name.
  bool VisitCallExpr(const CallExpr *E) override {
    const FunctionDecl *Callee = E->getDirectCallee();
    Found |= Callee && Callee->isInStdNamespace() &&
             Callee->getDeclName().isIdentifier() &&
             Callee->getName() == "rethrow_exception";
    return !Found;
  }
};
} // namespace

static UnhandledException unhandledOf(const FunctionDecl &FD) {
  const FunctionDecl *Def = visibleDefinition(FD);
  const auto *Body =
      Def ? dyn_cast_or_null<CompoundStmt>(Def->getBody()) : nullptr;
  if (!Body)
    return UnhandledException::Handled;
  if (Body->body_empty())
    return UnhandledException::Empty;
  RethrowFinder Rethrow;
  Rethrow.TraverseStmt(Def->getBody());
  if (Rethrow.Found)
    return UnhandledException::Rethrows;
  const auto *Last = dyn_cast<Expr>(Body->body_back());
  const FunctionDecl *Callee = Last ? calleeOf(Last) : nullptr;
  return Callee && Callee->isNoReturn() ? UnhandledException::Terminates
                                        : UnhandledException::Handled;
}

PromiseFacts factsOf(AwaitResolver &Resolver, const Promise &P) {
  Sema &S = Resolver.sema();
  PromiseFacts Facts;
  Facts.P = P;
  for (const NamedDecl *D : membersNamed(S, P.Type, "yield_value")) {
    const FunctionDecl *FD = asFunction(D);
    if (FD && !FD->isDeleted() && FD->getNumParams() > 0)
      Facts.YieldOperands.push_back(FD->getParamDecl(0)->getType());
  }

  bool Void = hasMember(S, P.Type, "return_void");
  bool Value = hasMember(S, P.Type, "return_value");
  Facts.Returns = Void && Value ? ReturnFunctions::Both
                  : Void        ? ReturnFunctions::ReturnVoid
                  : Value       ? ReturnFunctions::ReturnValue
                                : ReturnFunctions::Neither;

  auto Transforms = membersNamed(S, P.Type, "await_transform");
  if (!Transforms.empty())
    Facts.Transform = llvm::all_of(Transforms, isDeletedFunction)
                          ? AwaitTransform::Deleted
                          : AwaitTransform::Transforms;

  Facts.Start = startOf(Resolver.resolveSuspend(P, "initial_suspend"));
  Facts.Final = finalOf(Resolver.resolveSuspend(P, "final_suspend"));

  auto Unhandled = membersNamed(S, P.Type, "unhandled_exception");
  if (!Unhandled.empty())
    if (const FunctionDecl *FD = asFunction(*Unhandled.begin()))
      Facts.Unhandled = unhandledOf(*FD);

  DeclarationName New =
      S.getASTContext().DeclarationNames.getCXXOperatorName(OO_New);
  Facts.CustomAllocation = !membersNamed(S, P.Type, New).empty();
  Facts.NothrowAllocation =
      hasMember(S, P.Type, "get_return_object_on_allocation_failure");
  return Facts;
}

bool givesReturnObject(AwaitResolver &Resolver, const Promise &P) {
  Sema &S = Resolver.sema();
  SemaProbe Probe(S);
  Expr *Call =
      Probe.callMember(Probe.operand(P.Type, VK_LValue), "get_return_object");
  if (!Call)
    return false;
  QualType To = P.ReturnType.getUnqualifiedType();
  if (To->isVoidType())
    return true;
  if (Call->isPRValue() &&
      S.getASTContext().hasSameUnqualifiedType(Call->getType(), To))
    return true;
  return !Call->getType()->isVoidType() &&
         S.CanPerformCopyInitialization(
             InitializedEntity::InitializeResult(Probe.loc(), To), Call) &&
         Probe.ok();
}

} // namespace corotidy
