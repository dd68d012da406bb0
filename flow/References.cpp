//===--- References.cpp - What a value refers to --------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "flow/References.h"
#include "classify/Names.h"
#include "flow/AccessPath.h"
#include "flow/Calls.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/Analysis/Analyses/LifetimeSafety/LifetimeAnnotations.h"

using namespace clang;

namespace corotidy {

/// Nested deeper than anyone reads.
static constexpr unsigned Deepest = 16;
/// Members of members that a holder is looked for in.
static constexpr unsigned DeepestHolder = 3;

static Refers howRefers(QualType T, unsigned Depth) {
  if (T.isNull() || T->isDependentType())
    return Refers::Never;
  if (T->isReferenceType()) {
    if (T->getPointeeType()->isFunctionType())
      return Refers::Never;
    return T->isRValueReferenceType() ? Refers::RvalueReference
                                      : Refers::Reference;
  }
  if (T->isPointerType())
    return T->getPointeeType()->isFunctionType() ? Refers::Never
                                                 : Refers::Pointer;
  if (lifetimes::isGslPointerType(T))
    return Refers::View;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !(Record = Record->getDefinition()) ||
      Depth == DeepestHolder || lifetimes::isGslOwnerType(T))
    return Refers::Never;
  // What does something in the end looks after what it refers to.
  if (const CXXDestructorDecl *Destructor = Record->getDestructor();
      Destructor && Destructor->isUserProvided())
    return Refers::Never;
  auto Holds = [Depth](QualType Part) {
    Refers How = howRefers(Part, Depth + 1);
    // A class with a pointer in it mostly owns what that points to.
    return How != Refers::Never && How != Refers::Pointer;
  };
  for (const FieldDecl *Field : Record->fields())
    if (Holds(Field->getType()))
      return Refers::Holder;
  for (const CXXBaseSpecifier &Base : Record->bases())
    if (Holds(Base.getType()))
      return Refers::Holder;
  return Refers::Never;
}

Refers howRefers(QualType T) { return howRefers(T, 0); }

/// As it is written, or as it is without the arguments that templates have by
/// default: what comes out of a template has all of them written.
static std::string shortTypeName(QualType T, const ASTContext &Ctx) {
  std::string Written = typeName(T, Ctx);
  std::string Plain = typeName(T.getCanonicalType(), Ctx);
  return Plain.size() < Written.size() ? Plain : Written;
}

std::string Referent::text(const ASTContext &Ctx) const {
  if (Var)
    return "'" + Var->getNameAsString() + "'";
  return "a temporary '" +
         shortTypeName(At->getType().getUnqualifiedType(), Ctx) + "'";
}

ReferenceWalk::~ReferenceWalk() = default;

/// What \p Var, or the object it refers to, leads to.
void ReferenceWalk::variable(const VarDecl &Var, const Expr &At, bool IsObject,
                             unsigned Depth) {
  bool IsReference = Var.getType()->isReferenceType();
  if (IsObject && !IsReference) {
    if (Var.hasLocalStorage())
      Found.push_back({isa<ParmVarDecl>(Var) ? Referent::Storage::Parameter
                                             : Referent::Storage::Local,
                       Var.getCanonicalDecl(), &At});
    return;
  }
  if (const auto *Param = dyn_cast<ParmVarDecl>(&Var)) {
    Way.Params.push_back(Param);
    return other(At, IsObject, Depth);
  }
  const Expr *Init = Var.getInit();
  if (!Var.hasLocalStorage() || !Init)
    return;
  if (IsObject)
    object(Init, Depth);
  else
    value(Init, Depth);
}

/// What is passed as \p Arg to a parameter of type \p Param. \p Part is what it
/// is passed for, if that gives access to what is in it.
void ReferenceWalk::argument(const Expr *Arg, QualType Param, const Expr *Part,
                             unsigned Depth) {
  if (!Param->isReferenceType() ||
      lifetimes::isGslPointerType(Param.getNonReferenceType()))
    value(Arg, Depth);
  else if (Part)
    lend(Arg, *Part, Depth);
  else
    object(Arg, Depth);
}

/// What leads into the range of a range-based for: its hidden iterator, or the
/// element that is bound in each turn.
static const Expr *rangeBehind(const VarDecl &Var) {
  const Expr *Init = Var.getInit();
  Init = Init ? Init->IgnoreImplicit() : nullptr;
  if (Var.isCXXForRangeDecl() && Var.getType()->isReferenceType()) {
    if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Init))
      return Operator->getArg(0)->IgnoreImplicit();
    if (const auto *Operator = dyn_cast_or_null<UnaryOperator>(Init))
      return Operator->getSubExpr()->IgnoreImplicit();
    return nullptr;
  }
  const auto *Begin = dyn_cast_or_null<CallExpr>(Init);
  if (!Var.isImplicit() || !Begin)
    return nullptr;
  if (const Expr *Object = objectOf(*Begin))
    return Object->IgnoreImplicit();
  return Begin->getNumArgs() != 0 ? Begin->getArg(0)->IgnoreImplicit()
                                  : nullptr;
}

void ReferenceWalk::bound(const VarDecl &Var, unsigned Depth) {
  const Expr *Init = Var.getInit();
  if (!Init || Depth == Deepest)
    return;
  if (const Expr *Range = rangeBehind(Var)) {
    if (!Var.isCXXForRangeDecl())
      Way.Lenders.push_back(Range);
    if (const auto *Hidden = dyn_cast<DeclRefExpr>(Range))
      if (const auto *Before = dyn_cast<VarDecl>(Hidden->getDecl()))
        return bound(*Before, Depth + 1);
  }
  referents(Init, Depth);
}

/// Visits \p Lender, from which \p Part was got: a part of it, unless it is of
/// the same type.
void ReferenceWalk::lend(const Expr *Lender, const Expr &Part, unsigned Depth) {
  if (Lender->getType().getCanonicalType().getUnqualifiedType() !=
      Part.getType().getCanonicalType().getUnqualifiedType())
    Way.Lenders.push_back(Lender);
  object(Lender, Depth);
}

static bool isDereference(const CXXMethodDecl &Method) {
  OverloadedOperatorKind Operator = Method.getOverloadedOperator();
  return Operator == OO_Arrow || Operator == OO_Subscript ||
         (Operator == OO_Star && Method.param_empty());
}

void ReferenceWalk::call(const CallExpr &Call, unsigned Depth) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return;
  Callee = lifetimes::getDeclWithMergedLifetimeBoundAttrs(Callee);
  const Expr *Object = objectOf(Call);
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee); Method && Object) {
    if (lifetimes::implicitObjectParamIsLifetimeBound(Method) ||
        lifetimes::shouldTrackImplicitObjectArg(Method)) {
      QualType T = Object->getType();
      if (T->isPointerType())
        T = T->getPointeeType();
      // What a view gives leads where the view does.
      if (lifetimes::isGslPointerType(T) || Object->getType()->isPointerType())
        value(Object, Depth);
      else
        lend(Object, Call, Depth);
    } else if (lifetimes::isGslPointerType(Object->getType())) {
      if (lifetimes::isGslPointerType(Call.getType().getNonReferenceType()) ||
          isDereference(*Method))
        value(Object, Depth);
    } else if (lifetimes::isGslOwnerType(Object->getType()) &&
               isDereference(*Method)) {
      lend(Object, Call, Depth);
    }
  }
  for (auto [Param, Arg] : llvm::zip(Callee->parameters(), passedBy(Call)))
    if (Param->hasAttr<LifetimeBoundAttr>() ||
        (Param->getFunctionScopeIndex() == 0 && !Object &&
         lifetimes::shouldTrackFirstArgument(Callee)))
      argument(Arg, Param->getType(), &Call, Depth);
}

void ReferenceWalk::construct(const CXXConstructExpr &Construct,
                              unsigned Depth) {
  const CXXConstructorDecl *Constructor = Construct.getConstructor();
  if (Construct.getNumArgs() == 0)
    return;
  if (Constructor->isCopyOrMoveConstructor())
    return value(Construct.getArg(0), Depth);
  bool IsView = lifetimes::isGslPointerType(Construct.getType());
  for (auto [I, Param] : llvm::enumerate(Constructor->parameters())) {
    if (I >= Construct.getNumArgs())
      break;
    const Expr *Arg = Construct.getArg(I);
    QualType T = Arg->getType();
    // A view is made of what it shows, which comes first.
    bool IsKept = Param->hasAttr<LifetimeBoundAttr>() || (IsView && I == 0);
    if (!IsKept)
      continue;
    if (T->isPointerType() || lifetimes::isGslPointerType(T))
      value(Arg, Depth);
    else
      argument(Arg, Param->getType(), &Construct, Depth);
  }
}

void ReferenceWalk::closure(const LambdaExpr &Lambda, unsigned Depth) {
  for (auto [Capture, Init] :
       llvm::zip(Lambda.captures(), Lambda.capture_inits())) {
    if (!Capture.capturesVariable() || !Init)
      continue;
    if (Capture.getCaptureKind() == LCK_ByRef)
      object(Init, Depth);
    else if (howRefers(Init->getType()) != Refers::Never)
      value(Init, Depth);
  }
}

void ReferenceWalk::object(const Expr *E, unsigned Depth) {
  if (!E || Depth == Deepest)
    return;
  E = E->IgnoreParens();
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    // Of a base and a const object it is the same; a pointer that is loaded
    // here leads to something else.
    return Cast->getCastKind() == CK_LValueToRValue
               ? void()
               : object(Cast->getSubExpr(), Depth + 1);
  if (const auto *Full = dyn_cast<FullExpr>(E))
    return object(Full->getSubExpr(), Depth + 1);
  if (const auto *Opaque = dyn_cast<OpaqueValueExpr>(E))
    return object(Opaque->getSourceExpr(), Depth + 1);
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E)) {
    // One that a reference is bound to lives as long as that.
    const auto *Var = dyn_cast_or_null<VarDecl>(Temporary->getExtendingDecl());
    if (Temporary->getStorageDuration() == SD_FullExpression)
      Found.push_back({Referent::Storage::Temporary, nullptr, Temporary});
    else if (Var && Var->hasLocalStorage())
      Found.push_back({Referent::Storage::Local, Var->getCanonicalDecl(), E});
    return;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
        Var && !Ref->refersToEnclosingVariableOrCapture())
      variable(*Var, *Ref, /*IsObject=*/true, Depth + 1);
    return;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (!Field)
      return;
    if (Field->getType()->isReferenceType())
      return other(*E, /*IsObject=*/true, Depth + 1);
    return Member->isArrow() ? value(Member->getBase(), Depth + 1)
                             : object(Member->getBase(), Depth + 1);
  }
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return value(Element->getBase(), Depth + 1);
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(E)) {
    object(Choice->getTrueExpr(), Depth + 1);
    return object(Choice->getFalseExpr(), Depth + 1);
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (Binary->getOpcode() == BO_Comma)
      object(Binary->getRHS(), Depth + 1);
    return;
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    if (Unary->getOpcode() == UO_Deref)
      value(Unary->getSubExpr(), Depth + 1);
    return;
  }
  // A prvalue that nobody keeps has no address; what a call gives by reference
  // may be a part of what it was given.
  if (!E->isGLValue())
    return;
  size_t Before = Found.size();
  if (const auto *Call = dyn_cast<CallExpr>(E))
    call(*Call, Depth + 1);
  if (Found.size() == Before)
    other(*E, /*IsObject=*/true, Depth + 1);
}

void ReferenceWalk::value(const Expr *E, unsigned Depth) {
  if (!E || Depth == Deepest)
    return;
  E = E->IgnoreParens();
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    return Cast->getCastKind() == CK_ArrayToPointerDecay
               ? object(Cast->getSubExpr(), Depth + 1)
               : value(Cast->getSubExpr(), Depth + 1);
  if (const auto *Full = dyn_cast<FullExpr>(E))
    return value(Full->getSubExpr(), Depth + 1);
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
    return value(Temporary->getSubExpr(), Depth + 1);
  if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
    return value(Bind->getSubExpr(), Depth + 1);
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
    return value(Default->getExpr(), Depth + 1);
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    if (Unary->getOpcode() == UO_AddrOf)
      object(Unary->getSubExpr(), Depth + 1);
    else if (Unary->isIncrementDecrementOp())
      value(Unary->getSubExpr(), Depth + 1);
    return;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    if (Var && !Ref->refersToEnclosingVariableOrCapture() &&
        howRefers(Var->getType().getNonReferenceType()) != Refers::Never)
      variable(*Var, *Ref, /*IsObject=*/false, Depth + 1);
    return;
  }
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(E)) {
    value(Choice->getTrueExpr(), Depth + 1);
    return value(Choice->getFalseExpr(), Depth + 1);
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (Binary->isAdditiveOp())
      value(Binary->getLHS()->getType()->isPointerType() ? Binary->getLHS()
                                                         : Binary->getRHS(),
            Depth + 1);
    else if (Binary->getOpcode() == BO_Comma)
      value(Binary->getRHS(), Depth + 1);
    return;
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    return closure(*Lambda, Depth + 1);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return construct(*Construct, Depth + 1);
  if (const auto *List = dyn_cast<InitListExpr>(E)) {
    const CXXRecordDecl *Record = List->getType()->getAsCXXRecordDecl();
    if (!Record || List->getNumInits() == 0)
      return;
    if (!Record->isAggregate())
      return value(List->getInit(0), Depth + 1);
    unsigned Index = Record->getNumBases();
    for (const FieldDecl *Field : Record->fields()) {
      if (Index >= List->getNumInits())
        return;
      const Expr *Init = List->getInit(Index++);
      if (howRefers(Field->getType()) != Refers::Never)
        argument(Init, Field->getType(), nullptr, Depth + 1);
    }
    return;
  }
  size_t Before = Found.size();
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    // Where a call gives an object by reference, its value is what is in there.
    // Of a move that is what is in its argument.
    if (Call->isPRValue())
      call(*Call, Depth + 1);
    else if (const Expr *Object = objectIn(E); Object != E)
      return value(Object, Depth + 1);
  }
  if (Found.size() == Before)
    other(*E, /*IsObject=*/false, Depth + 1);
}

void ReferenceWalk::referents(const Expr *E, unsigned Depth) {
  if (E && E->isGLValue() && howRefers(E->getType()) == Refers::Never)
    object(E, Depth);
  else
    value(E, Depth);
}

Referents objectsOf(const Expr *E) {
  ReferenceWalk W;
  W.object(E);
  return std::move(W.Found);
}

Referents referentsOf(const Expr *E) {
  ReferenceWalk W;
  W.referents(E);
  return std::move(W.Found);
}

WayIn wayInto(const VarDecl &Var) {
  ReferenceWalk W;
  if (howRefers(Var.getType()) != Refers::Never)
    W.bound(Var, 0);
  return std::move(W.Way);
}

WayIn wayInto(const Expr *E) {
  ReferenceWalk W;
  W.value(E, 0);
  return std::move(W.Way);
}

} // namespace corotidy
