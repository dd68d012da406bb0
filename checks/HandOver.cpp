//===--- HandOver.cpp - Who gets hold of a suspended coroutine ------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/HandOver.h"
#include "classify/BodyVisitor.h"
#include "classify/Copies.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace corotidy {

//===----------------------------------------------------------------------===//
// What has the handle
//===----------------------------------------------------------------------===//

const Decl *memberOfThis(const Expr *E) {
  const Decl *Member = nullptr;
  while (E) {
    E = E->IgnoreParenCasts();
    if (isa<CXXThisExpr>(E))
      return Member;
    if (const auto *Deref = dyn_cast<UnaryOperator>(E)) {
      E = Deref->getOpcode() == UO_Deref &&
                  isa<CXXThisExpr>(Deref->getSubExpr()->IgnoreParenCasts())
              ? Deref->getSubExpr()
              : nullptr;
    } else if (const auto *Access = dyn_cast<MemberExpr>(E)) {
      const auto *Field = dyn_cast<FieldDecl>(Access->getMemberDecl());
      // What a member refers or points to is elsewhere.
      bool Leads = Access->isArrow() &&
                   !isa<CXXThisExpr>(Access->getBase()->IgnoreParenCasts());
      if (!Field || Field->getType()->isReferenceType() || Leads)
        return nullptr;
      Member = Field->getCanonicalDecl();
      E = Access->getBase();
    } else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
      E = Element->getBase()->IgnoreParenImpCasts();
      if (!E->getType()->isArrayType())
        return nullptr;
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

bool isInThis(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (const auto *Deref = dyn_cast<UnaryOperator>(E);
      Deref && Deref->getOpcode() == UO_Deref)
    return isa<CXXThisExpr>(Deref->getSubExpr()->IgnoreParenCasts());
  return isa<CXXThisExpr>(E) || memberOfThis(E);
}

static bool isInSystemHeader(const FunctionDecl &FD) {
  return FD.getASTContext().getSourceManager().isInSystemHeader(
      FD.getLocation());
}

static bool anyCarries(llvm::iterator_range<ConstStmtIterator> Operands,
                       const Carriers &C, Unit &U) {
  return llvm::any_of(Operands, [&](const Stmt *Operand) {
    const auto *E = dyn_cast_or_null<Expr>(Operand);
    return E && carries(E, C, U);
  });
}

bool carries(const Expr *E, const Carriers &C, Unit &U) {
  if (!E)
    return false;
  E = objectIn(E);
  if (!E || (!E->getType().isNull() && E->getType()->isVoidType()))
    return false;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    return Var && C.Variables.contains(Var->getCanonicalDecl());
  }
  if (isa<CXXThisExpr>(E))
    return C.This;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    return llvm::any_of(Lambda->captures(),
                        [&](const LambdaCapture &Capture) {
                          if (Capture.capturesThis())
                            return C.This;
                          const auto *Var =
                              Capture.capturesVariable()
                                  ? dyn_cast<VarDecl>(Capture.getCapturedVar())
                                  : nullptr;
                          return Var &&
                                 C.Variables.contains(Var->getCanonicalDecl());
                        }) ||
           llvm::any_of(Lambda->capture_inits(), [&](const Expr *Init) {
             return Init && !isa<DeclRefExpr>(Init) && carries(Init, C, U);
           });
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    if (Unary->getOpcode() == UO_Deref)
      return carries(Unary->getSubExpr(), C, U);
    if (Unary->getOpcode() != UO_AddrOf)
      return false;
    const Decl *Member = memberOfThis(Unary->getSubExpr());
    return Member ? C.Members.contains(Member)
                  : carries(Unary->getSubExpr(), C, U);
  }
  if (const auto *Access = dyn_cast<MemberExpr>(E)) {
    const Decl *Member = memberOfThis(Access);
    return Member && C.Members.contains(Member);
  }
  if (isa<InitListExpr, CXXConstructExpr, CXXUnresolvedConstructExpr,
          ParenListExpr, CXXNewExpr, CXXParenListInitExpr,
          AbstractConditionalOperator>(E))
    return anyCarries(E->children(), C, U);
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call)
    return false;
  HandleCall OfHandle = handleCallIn(*Call, U.resolver());
  if (OfHandle.Op == HandleOp::Address || OfHandle.Op == HandleOp::Other)
    return carries(OfHandle.Handle, C, U);
  if (OfHandle.Op != HandleOp::None)
    return false;
  const FunctionDecl *Callee = Call->getDirectCallee();
  QualType Result = E->getType();
  // What a body that can be seen makes of a handle is mostly found by it, such
  // as the executor of its promise.
  bool IsStandard = Callee && isInSystemHeader(*Callee);
  bool Wraps = U.resolver().isHandle(Result) ||
               (IsStandard && !Result->isArithmeticType()) ||
               ((Result->isRecordType() || Result->isPointerType()) &&
                (!Callee || !U.definitionOf(*Callee)));
  return Wraps && llvm::any_of(passedBy(*Call), [&](const Expr *Arg) {
           return carries(Arg, C, U);
         });
}

//===----------------------------------------------------------------------===//
// Who is told
//===----------------------------------------------------------------------===//

namespace {
enum class AtomicOp { None, Stores, Swaps, SwapsIfEqual, Counts };
} // namespace

/// By the members a class has, so that atomics of other libraries than the
/// standard's are some, too.
static AtomicOp atomicOpOf(const CallExpr &Call, Unit &U) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  if (!Method)
    return AtomicOp::None;
  AtomicOp Op = Method->isConst() ? AtomicOp::None : AtomicOp::Counts;
  if (Method->getOverloadedOperator() == OO_Equal)
    Op = AtomicOp::Stores;
  else if (const IdentifierInfo *Id = Method->getIdentifier())
    Op = Id->getName().starts_with("fetch_")
             ? AtomicOp::Counts
             : llvm::StringSwitch<AtomicOp>(Id->getName())
                   .Case("store", AtomicOp::Stores)
                   .Case("exchange", AtomicOp::Swaps)
                   .Cases({"compare_exchange_strong", "compare_exchange_weak"},
                          AtomicOp::SwapsIfEqual)
                   .Default(AtomicOp::None);
  if (Op == AtomicOp::None)
    return Op;
  QualType Class = U.context().getCanonicalTagType(Method->getParent());
  return hasMember(U.sema(), Class, "compare_exchange_strong") ? Op
                                                               : AtomicOp::None;
}

namespace {
/// Looks for calls that change an atomic of *this and get to know what it was.
class AtomicVisitor : public BodyVisitor {
public:
  AtomicVisitor(Unit &U, unsigned Depth) : U(U), Depth(Depth) {}

  /// Calls in calls that are looked into.
  static constexpr unsigned Deepest = 2;
  bool Found = false;

  bool VisitCallExpr(const CallExpr *E) override {
    Found |= asks(*E);
    return !Found;
  }
  bool VisitCompoundStmt(const CompoundStmt *Block) override {
    for (const Stmt *S : Block->body())
      if (const auto *E = dyn_cast<Expr>(S))
        Dropped.insert(E->IgnoreParenImpCasts());
    return true;
  }

  bool asks(const CallExpr &Call) const {
    AtomicOp Op = atomicOpOf(Call, U);
    const Expr *Object = objectOf(Call);
    // Counters are mostly in what the awaiter refers to.
    if (Op == AtomicOp::Counts && Depth == Deepest)
      return !Dropped.contains(&Call);
    if (!Object || !isInThis(Object))
      return false;
    if (Op != AtomicOp::None)
      return Op != AtomicOp::Stores && !Dropped.contains(&Call);
    const FunctionDecl *Callee = Call.getDirectCallee();
    if (Depth == 0 || !Callee || isInSystemHeader(*Callee))
      return false;
    const FunctionDecl *Def = U.definitionOf(*Callee);
    if (!Def || !Def->getBody())
      return false;
    AtomicVisitor Inside(U, Depth - 1);
    Inside.TraverseStmt(Def->getBody());
    return Inside.Found;
  }

private:
  Unit &U;
  const unsigned Depth;
  llvm::SmallPtrSet<const Expr *, 16> Dropped;
};
} // namespace

bool hasHandshake(const Stmt &Body, Unit &U) {
  AtomicVisitor Visitor(U, AtomicVisitor::Deepest);
  Visitor.TraverseStmt(&Body);
  return Visitor.Found;
}

/// Whether \p T has lock() and unlock().
static bool isLockable(QualType T) {
  if (T->isPointerOrReferenceType())
    T = T->getPointeeType();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() && declares(Record, "lock") &&
         declares(Record, "unlock");
}

std::optional<LockCall> lockCallIn(const Stmt &S) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  if (!Method || Call->getNumArgs() != 0 || !Method->getIdentifier() ||
      !isLockable(Call->getObjectType()))
    return std::nullopt;
  if (Method->getName() == "lock")
    return LockCall::Lock;
  if (Method->getName() == "unlock")
    return LockCall::Unlock;
  return std::nullopt;
}

bool mayBeGuard(const VarDecl &Var) {
  const CXXRecordDecl *Record = Var.getType()->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || Record->isLambda())
    return false;
  // A guard that depends on arguments has no destructor yet.
  if (!Record->isDependentContext() && Record->hasTrivialDestructor())
    return false;
  return !isCopyable(*Record);
}

/// Whether an object of \p T runs what it is made of on a thread of its own:
/// one can wait for its end.
static bool isThread(QualType T) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() && declares(Record, "join") &&
         declares(Record, "detach");
}

namespace {
/// Calls in calls that are looked into.
constexpr unsigned Deepest = 4;

/// What a function does with the carriers it is given, in whatever order.
class CalleeVisitor : public BodyVisitor {
public:
  CalleeVisitor(const FunctionDecl &Callee, Carriers C, Unit &U,
                const CalleeVisitor *Caller)
      : Callee(Callee), C(std::move(C)), U(U), Caller(Caller) {}

  /// How many calls deep \p Of is; none is 0.
  static unsigned depthOf(const CalleeVisitor *Of) {
    return Of ? depthOf(Of->Caller) + 1 : 0;
  }
  static bool isActive(const CalleeVisitor *Of, const FunctionDecl &FD) {
    return Of && (&Of->Callee == &FD || isActive(Of->Caller, FD));
  }

  HandOver result() const {
    if (Worst == HandOver::Keeps && Tells)
      return HandOver::HandsOut;
    return Worst;
  }

  bool VisitVarDecl(const VarDecl *Var) override {
    if (Var->getInit() && carries(Var->getInit(), C, U))
      C.Variables.insert(Var->getCanonicalDecl());
    if (Var->isLocalVarDecl() && mayBeGuard(*Var))
      Tells = true;
    return true;
  }
  bool VisitBinaryOperator(const BinaryOperator *E) override {
    if (E->isAssignmentOp() && carries(E->getRHS(), C, U))
      note(HandOver::Keeps);
    return true;
  }
  bool VisitCXXConstructExpr(const CXXConstructExpr *E) override {
    return visit(*E);
  }
  bool VisitCallExpr(const CallExpr *E) override {
    Tells |= atomicOpOf(*E, U) != AtomicOp::None;
    Tells |= lockCallIn(*E) == LockCall::Unlock;
    return visit(*E);
  }

private:
  bool visit(const Stmt &S);
  void note(HandOver Here) {
    Worst = std::max(
        Worst, Here == HandOver::HandsOutIfTrue ? HandOver::HandsOut : Here);
  }

  const FunctionDecl &Callee;
  Carriers C;
  Unit &U;
  const CalleeVisitor *Caller;
  HandOver Worst = HandOver::None;
  /// Something that another thread can wait for is done.
  bool Tells = false;
};
} // namespace

/// Whether which function is called is decided at run time.
static bool isDecidedLater(const FunctionDecl &Callee, const Expr *Object) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  return Method && Method->isVirtual() && Object &&
         !Method->getDevirtualizedMethod(Object, /*IsAppleKext=*/false);
}

static HandOver handOver(const Stmt &S, const Carriers &C, Unit &U,
                         const CalleeVisitor *Caller) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S))
    return isThread(Construct->getType()) &&
                   llvm::any_of(Construct->arguments(),
                                [&](const Expr *Arg) {
                                  return !isThread(Arg->getType()) &&
                                         carries(Arg, C, U);
                                })
               ? HandOver::HandsOut
               : HandOver::None;
  const auto *Call = dyn_cast<CallExpr>(&S);
  if (!Call)
    return HandOver::None;
  if (HandleCall OfHandle = handleCallIn(*Call, U.resolver());
      OfHandle.Op != HandleOp::None) {
    bool IsOurs = carries(OfHandle.Handle, C, U);
    if (IsOurs && OfHandle.Op == HandleOp::Resume)
      return HandOver::Resumes;
    if (IsOurs && OfHandle.Op == HandleOp::Destroy)
      return HandOver::Destroys;
    return HandOver::None;
  }

  const Expr *Object = objectOf(*Call);
  llvm::ArrayRef<const Expr *> Args = passedBy(*Call);
  const FunctionDecl *Callee = Call->getDirectCallee();
  SmallVector<unsigned, 2> Given;
  for (size_t I = 0; I != Args.size(); ++I) {
    if (!Args[I] || !carries(Args[I], C, U))
      continue;
    // Who may only look at it cannot resume it; of a handle, a reference is as
    // good as a copy.
    bool IsObject = Args[I]->isGLValue() || Args[I]->getType()->isPointerType();
    bool IsHandle = U.resolver().isHandle(Args[I]->getType()) ||
                    Args[I]->getType()->isVoidPointerType();
    const Expr *Named = objectIn(Args[I]);
    bool IsCallable = isa<LambdaExpr>(Named) || isa<DeclRefExpr>(Named);
    if (IsObject && !IsHandle && !IsCallable && Callee &&
        !mayChangeArgument(*Callee, I))
      continue;
    Given.push_back(I);
  }

  switch (atomicOpOf(*Call, U)) {
  case AtomicOp::Stores:
  case AtomicOp::Swaps:
    return Given.empty() ? HandOver::None : HandOver::HandsOut;
  case AtomicOp::SwapsIfEqual:
    return llvm::is_contained(Given, 1u) ? HandOver::HandsOutIfTrue
                                         : HandOver::None;
  case AtomicOp::Counts:
    return HandOver::None;
  case AtomicOp::None:
    break;
  }

  // A lambda runs with what it captures.
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  bool IsLambda = Method && Method->getParent()->isLambda();
  bool HasObject = Object && (IsLambda || carries(Object, C, U));
  if (const Decl *Member = Object ? memberOfThis(Object) : nullptr)
    HasObject = C.Members.contains(Member);
  if (Given.empty() && !HasObject)
    return HandOver::None;
  if (!Callee) {
    // In a template's pattern, it may be anything.
    if (Call->isTypeDependent() || Call->getCallee()->isTypeDependent())
      return HandOver::None;
    return Call->getType()->isRecordType() ? HandOver::Keeps
                                           : HandOver::HandsOut;
  }
  if (const FunctionModel *Model = U.models().find(*Callee))
    if (llvm::any_of(Given, [&](unsigned Index) {
          return Model->Detaches.All ||
                 llvm::is_contained(Model->Detaches.Indices, Index);
        }))
      return HandOver::HandsOut;
  // The standard's containers keep what they are given; what wraps functions
  // calls one that is not known.
  if (isInSystemHeader(*Callee) && Callee->getOverloadedOperator() == OO_Call)
    return Given.empty() ? HandOver::None : HandOver::HandsOut;
  if (isInSystemHeader(*Callee))
    return Given.empty() ? HandOver::None : HandOver::Keeps;
  const FunctionDecl *Def =
      isDecidedLater(*Callee, Object) ? nullptr : U.definitionOf(*Callee);
  if (Def && CalleeVisitor::isActive(Caller, *Def))
    return HandOver::None;
  if (Def && CalleeVisitor::depthOf(Caller) != Deepest) {
    Carriers Inside;
    if (IsLambda)
      Inside = C;
    else
      Inside.This = HasObject;
    if (Object && isa<CXXThisExpr>(Object->IgnoreParenCasts()))
      Inside.Members = C.Members;
    for (unsigned I : Given)
      if (I < Def->getNumParams())
        Inside.Variables.insert(Def->getParamDecl(I)->getCanonicalDecl());
    CalleeVisitor Visitor(*Def, std::move(Inside), U, Caller);
    Visitor.TraverseStmt(Def->getBody());
    return Visitor.result();
  }
  // What a member does to its own object cannot be guessed; nor what becomes of
  // what is made of the handle.
  if (Given.empty() || Call->getType()->isRecordType() ||
      Call->getType()->isPointerType())
    return HandOver::Keeps;
  return HandOver::HandsOut;
}

bool CalleeVisitor::visit(const Stmt &S) {
  note(handOver(S, C, U, this));
  return Worst < HandOver::HandsOut;
}

HandOver handOverBy(const Stmt &S, const Carriers &C, Unit &U) {
  return handOver(S, C, U, nullptr);
}

} // namespace corotidy
