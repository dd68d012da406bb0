//===--- AwaitResults.cpp - What the result of an await leads to ----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/AwaitResults.h"
#include "checks/HandleCalls.h"
#include "checks/HandleOwners.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "clang/AST/ASTContext.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace corotidy {

/// Functions that return what another returns, one in the other.
static constexpr unsigned DeepestCall = 6;

namespace {
/// What the results of a member function lead to.
struct ResultOf {
  /// The object that it is called on.
  bool IsInObject = false;
  /// The promise of the coroutine of a handle in that object, by the type of
  /// the handle; null if it does not.
  QualType Handle;
  /// What a reference, a pointer or a view in that object leads to.
  bool IsThroughMember = false;
  /// Those of its parameters that are references.
  llvm::SmallVector<const ParmVarDecl *, 1> Params;
};

ResultOf resultOf(Unit &U, const FunctionDecl &FD, unsigned Calls);

class ReturnVisitor : public BodyVisitor {
public:
  bool VisitReturnStmt(const ReturnStmt *S) override {
    if (S->getRetValue())
      Found.push_back(S->getRetValue());
    return true;
  }
  llvm::SmallVector<const Expr *, 2> Found;
};

/// Goes from what a member function returns to its object.
class ResultWalk : public ReferenceWalk {
public:
  ResultWalk(Unit &U, unsigned Calls) : U(U), Calls(Calls) {}

  ResultOf Result;

private:
  void other(const Expr &E, bool IsObject, unsigned Depth) override {
    if (isa<CXXThisExpr>(E)) {
      Result.IsInObject = true;
      return;
    }
    if (const auto *Ref = dyn_cast<DeclRefExpr>(&E)) {
      if (const auto *Param = dyn_cast<ParmVarDecl>(Ref->getDecl());
          Param && IsObject)
        Result.Params.push_back(Param);
      return;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(&E)) {
      Result.IsThroughMember |=
          isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts());
      return;
    }
    const auto *Call = dyn_cast<CallExpr>(&E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee)
      return;
    HandleCall OfHandle = handleCallIn(*Call, U.resolver());
    if (OfHandle.Op == HandleOp::Promise) {
      const auto *Member =
          dyn_cast_or_null<MemberExpr>(OfHandle.Handle->IgnoreParenImpCasts());
      if (Member && isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts()))
        Result.Handle = Member->getType();
      return;
    }
    if (OfHandle.Op != HandleOp::None || Calls == DeepestCall)
      return;
    // It gives back its argument, as something that has just been made there.
    if (isNamed(*Callee, "std::launder") && Call->getNumArgs() == 1)
      return value(Call->getArg(0), Depth);
    const Expr *Object = objectOf(*Call);
    if (!Object || howRefers(Callee->getReturnType()) == Refers::Never)
      return;
    ResultOf Inner = resultOf(U, *Callee, Calls + 1);
    if (Inner.IsInObject)
      Object->getType()->isPointerType() ? value(Object, Depth)
                                         : object(Object, Depth);
    else if (!Inner.Handle.isNull() &&
             isa<CXXThisExpr>(Object->IgnoreParenImpCasts()))
      Result.Handle = Inner.Handle;
  }

  Unit &U;
  const unsigned Calls;
};

ResultOf resultOf(Unit &U, const FunctionDecl &FD, unsigned Calls) {
  const FunctionDecl *Def = U.definitionOf(FD);
  if (!Def || !Def->getBody() || isTemplatePattern(*Def))
    return {};
  ReturnVisitor Returns;
  Returns.TraverseStmt(Def->getBody());
  ResultWalk Walk(U, Calls);
  for (const Expr *Value : Returns.Found)
    if (Def->getReturnType()->isReferenceType())
      Walk.object(Value);
    else
      Walk.value(Value);
  return std::move(Walk.Result);
}

/// Goes from an expression in a coroutine to the objects that awaits in there
/// give a part of.
class AwaitWalk : public ReferenceWalk {
public:
  explicit AwaitWalk(Unit &U) : U(U) {}

  llvm::SmallVector<AwaitedObject, 2> Awaited;

private:
  void other(const Expr &E, bool IsObject, unsigned Depth) override {
    if (const auto *Await = dyn_cast<CoawaitExpr>(&E))
      // The value of what a reference leads to is a copy, and leads to what
      // nothing is known of.
      return Await->isGLValue() && !IsObject ? void() : awaited(*Await, Depth);
    // What a promise or an operator passes on.
    const auto *Call = dyn_cast<CallExpr>(&E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!InAwait || !IsObject || !Callee || !mayNeedBody(*Callee))
      return;
    ResultOf Result = resultOf(U, *Callee, 0);
    ArrayRef<const Expr *> Args = passedBy(*Call);
    for (const ParmVarDecl *Param : Result.Params)
      if (Param->getFunctionScopeIndex() < Args.size())
        object(Args[Param->getFunctionScopeIndex()], Depth);
    if (const Expr *Object = objectOf(*Call); Object && Result.IsInObject)
      object(Object, Depth);
  }

  void awaited(const CoawaitExpr &Await, unsigned Depth) {
    const auto *Call = dyn_cast_or_null<CallExpr>(
        Await.getResumeExpr() ? Await.getResumeExpr()->IgnoreImplicit()
                              : nullptr);
    const FunctionDecl *Resume = Call ? Call->getDirectCallee() : nullptr;
    if (!Resume || InAwait)
      return;
    Refers How = howRefers(Resume->getReturnType());
    if (How == Refers::Never || How == Refers::Holder)
      return;
    llvm::SaveAndRestore Within(InAwait, true);
    size_t Before = Found.size();
    auto Where = AwaitedObject::Place::InObject;
    // What the body shows is more than what an attribute says.
    ResultOf Result = resultOf(U, *Resume, 0);
    if (Result.IsInObject) {
      object(Await.getCommonExpr(), Depth);
    } else if (!Result.Handle.isNull()) {
      Where = AwaitedObject::Place::InFrame;
      owner(Await.getCommonExpr(), Result.Handle, Depth);
    } else if (Result.IsThroughMember || refersToOthers(Await)) {
      Where = AwaitedObject::Place::Referred;
      value(Await.getCommonExpr(), Depth);
    } else {
      call(*Call, Depth);
    }
    for (const Referent &Each : ArrayRef(Found).drop_front(Before))
      Awaited.push_back({&Await, Resume, Each, Where});
  }

  /// Whether the awaiter leads somewhere itself: then the result may be bound
  /// to that only.
  static bool refersToOthers(const CoawaitExpr &Await) {
    const Expr *Awaiter = Await.getCommonExpr();
    return Awaiter && howRefers(Awaiter->getType()) != Refers::Never;
  }

  /// Visits the object that destroys the coroutine of the handle of type \p
  /// Handle that the awaiter \p E has: the awaiter, or what it was made of.
  void owner(const Expr *E, QualType Handle, unsigned Depth) {
    if (!E)
      return;
    E = withoutCasts(E);
    const Expr *Made = E;
    if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      Made = withoutCasts(Temporary->getSubExpr());
    if (Made->getType().isNull())
      return;
    const CXXRecordDecl *Class = Made->getType()->getAsCXXRecordDecl();
    std::optional<OwnedHandle> Owned;
    if (Class)
      Owned = handleOwnedBy(*Class, U);
    if (Owned &&
        U.context().hasSameUnqualifiedType(Owned->Type.getNonReferenceType(),
                                           Handle.getNonReferenceType())) {
      // A parameter that is an object is destroyed with the temporaries.
      if (Made == E && E->isPRValue())
        Found.push_back({Referent::Storage::Temporary, nullptr, E});
      else
        object(E, Depth);
      return;
    }
    const auto *Call = dyn_cast<CallExpr>(Made);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee || !mayNeedBody(*Callee))
      return;
    size_t Before = Found.size();
    bool IsTransform = Callee->getOverloadedOperator() == OO_None;
    if (const Expr *Object = objectOf(*Call); Object && !IsTransform)
      owner(Object, Handle, Depth);
    for (const Expr *Arg : passedBy(*Call))
      if (Found.size() == Before)
        owner(Arg, Handle, Depth);
  }

  /// \p E without what is no object of its own.
  static const Expr *withoutCasts(const Expr *E) {
    while (true) {
      if (const auto *Paren = dyn_cast<ParenExpr>(E))
        E = Paren->getSubExpr();
      else if (const auto *Cast = dyn_cast<CastExpr>(E))
        E = Cast->getSubExpr();
      else if (const auto *Full = dyn_cast<FullExpr>(E))
        E = Full->getSubExpr();
      else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
        E = Bind->getSubExpr();
      else if (const auto *Opaque = dyn_cast<OpaqueValueExpr>(E);
               Opaque && Opaque->getSourceExpr())
        E = Opaque->getSourceExpr();
      else
        return E;
    }
  }

  Unit &U;
  bool InAwait = false;
};
} // namespace

llvm::SmallVector<AwaitedObject, 2> awaitedObjectsIn(Unit &U, const Expr &E,
                                                     bool IsReference) {
  AwaitWalk Walk(U);
  if (IsReference)
    Walk.object(&E);
  else
    Walk.value(&E);
  return std::move(Walk.Awaited);
}

} // namespace corotidy
