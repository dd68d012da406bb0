//===--- AwaitSuspendUseAfterPublishCheck.cpp -----------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/AwaitSuspendUseAfterPublishCheck.h"
#include "checks/HandOver.h"
#include "classify/BodyVisitor.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace corotidy {

namespace {
enum Thing : unsigned {
  TheCoroutine,
  /// *this has the handle.
  TheAwaiter,
  LockedByHand,
  FirstGuard
};
enum State : unsigned {
  /// Someone may have resumed it.
  HandedOut,
  /// So it will be when the lock is released that is held.
  HandedOutUnderLock,
  /// So it is if the atomic was what the awaiter expected.
  HandedOutIfTrue,
  Yes
};

/// What is found out about a body before it is followed.
class BodyFacts : public BodyVisitor {
public:
  BodyFacts(const FunctionDecl &FD, Unit &U) : U(U) {
    All.Variables.insert(FD.getParamDecl(0)->getCanonicalDecl());
    // Until it is known where the handle is kept, *this stands for nothing.
    TraverseStmt(FD.getBody());
  }

  Carriers All;
  /// Variables that have *this in them, or point to it.
  llvm::SmallPtrSet<const VarDecl *, 4> MadeOfThis;
  std::vector<const VarDecl *> Guards;
  /// What conditions are made of: the result of a call in there tells whether
  /// it has done what it should.
  llvm::SmallPtrSet<const Stmt *, 16> Tested;

  /// Expressions that are never evaluated.
  llvm::SmallPtrSet<const Stmt *, 4> Unevaluated;

  bool
  VisitUnaryExprOrTypeTraitExpr(const UnaryExprOrTypeTraitExpr *E) override {
    return E->isArgumentType() || noteUnevaluated(*E->getArgumentExpr());
  }
  bool VisitCXXNoexceptExpr(const CXXNoexceptExpr *E) override {
    return noteUnevaluated(*E->getOperand());
  }

  /// Something that is locked by hand is unlocked, but not locked: it is since
  /// before.
  bool beginsLocked() const { return Unlocks && !Locks; }

  bool VisitCallExpr(const CallExpr *E) override {
    if (std::optional<LockCall> Call = lockCallIn(*E))
      (*Call == LockCall::Lock ? Locks : Unlocks) = true;
    return true;
  }
  bool VisitVarDecl(const VarDecl *Var) override {
    if (!Var->isLocalVarDecl() || !Var->getInit())
      return true;
    noteCarrier(*Var, *Var->getInit());
    if (mayBeGuard(*Var))
      Guards.push_back(Var->getCanonicalDecl());
    return true;
  }
  bool VisitBinaryOperator(const BinaryOperator *E) override {
    if (E->isAssignmentOp())
      noteAssigned(*E->getLHS(), *E->getRHS());
    if (E->isLogicalOp())
      noteTested(E->getLHS());
    return true;
  }
  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *E) override {
    if (E->isAssignmentOp() && E->getNumArgs() == 2)
      noteAssigned(*E->getArg(0), *E->getArg(1));
    return true;
  }
  bool VisitIfStmt(const IfStmt *S) override {
    return noteTested(S->getCond());
  }
  bool VisitWhileStmt(const WhileStmt *S) override {
    return noteTested(S->getCond());
  }
  bool VisitDoStmt(const DoStmt *S) override {
    return noteTested(S->getCond());
  }
  bool VisitForStmt(const ForStmt *S) override {
    return noteTested(S->getCond());
  }
  bool VisitSwitchStmt(const SwitchStmt *S) override {
    return noteTested(S->getCond());
  }
  bool VisitAbstractConditionalOperator(
      const AbstractConditionalOperator *E) override {
    return noteTested(E->getCond());
  }

private:
  void noteCarrier(const VarDecl &Var, const Expr &Value) {
    if (Var.getType()->isBooleanType())
      return;
    Carriers OfThis;
    OfThis.This = true;
    OfThis.Variables = MadeOfThis;
    if (carries(&Value, All, U))
      All.Variables.insert(Var.getCanonicalDecl());
    else if (carries(&Value, OfThis, U))
      MadeOfThis.insert(Var.getCanonicalDecl());
  }

  void noteAssigned(const Expr &To, const Expr &Value) {
    if (const VarDecl *Var = variableIn(&To); Var && Var->isLocalVarDecl())
      noteCarrier(*Var, Value);
    if (const Decl *Member = memberOfThis(&To);
        Member && carries(&Value, All, U))
      All.Members.insert(Member);
  }

  bool noteUnevaluated(const Stmt &S) {
    Unevaluated.insert(&S);
    for (const Stmt *Child : S.children())
      if (Child)
        noteUnevaluated(*Child);
    return true;
  }

  bool noteTested(const Stmt *Condition) {
    if (!Condition || !Tested.insert(Condition).second)
      return true;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Condition))
      if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
          Var && Var->isLocalVarDecl())
        noteTested(Var->getInit());
    for (const Stmt *Child : Condition->children())
      noteTested(Child);
    return true;
  }

  Unit &U;
  bool Locks = false;
  bool Unlocks = false;
};

class HandOverDomain : public Domain {
public:
  HandOverDomain(const Graph &G, const BodyFacts &Body, Unit &U)
      : G(G), Body(Body), U(U) {}

  void enter(Facts &F) override {
    if (Body.beginsLocked())
      F.set(LockedByHand, Yes, Facts::AtEntry);
  }

  void apply(unsigned Number, const Step &S, Facts &F) override {
    switch (S.What) {
    case Step::Kind::Suspends:
    case Step::Kind::DestroysTemporary:
      return;
    case Step::Kind::Destroys:
      return end(*S.Var, F);
    case Step::Kind::Evaluates:
      return evaluate(Number, *S.S, F);
    }
  }

  void end(const VarDecl &Var, Facts &F) override {
    if (std::optional<unsigned> Guard = guard(Var))
      unlock(*Guard, F);
  }

  void assume(const Expr &Condition, bool Value, Facts &F) override {
    const Expr *E = Condition.IgnoreParenImpCasts();
    while (const auto *Not = dyn_cast<UnaryOperator>(E)) {
      if (Not->getOpcode() != UO_LNot)
        return;
      Value = !Value;
      E = Not->getSubExpr()->IgnoreParenImpCasts();
    }
    if (const VarDecl *Var = variableIn(E); Var && Var->getInit())
      E = Var->getInit()->IgnoreParenImpCasts();
    for (Fact Known : SmallVector<Fact, 4>(F.of(TheCoroutine)))
      if (Known.State == HandedOutIfTrue && G.step(Known.Cause).S == E) {
        F.exclude(TheCoroutine, HandedOutIfTrue);
        if (Value)
          handOut(Known.Cause, F);
      }
  }

  /// What *this and the variables carry at a place.
  Carriers carriersAt(const Facts &F) const {
    Carriers Here = Body.All;
    Here.This = F.may(TheAwaiter, Yes);
    if (Here.This)
      Here.Variables.insert_range(Body.MadeOfThis);
    else
      Here.Members.clear();
    return Here;
  }

private:
  std::optional<unsigned> guard(const VarDecl &Var) const {
    auto Found = llvm::find(Body.Guards, Var.getCanonicalDecl());
    if (Found == Body.Guards.end())
      return std::nullopt;
    return FirstGuard + (Found - Body.Guards.begin());
  }

  static bool isLocked(const Facts &F) {
    return llvm::any_of(F.all(), [](const Fact &Known) {
      return Known.Thing >= LockedByHand && Known.State == Yes;
    });
  }

  static void handOut(unsigned Number, Facts &F) {
    F.add(TheCoroutine, isLocked(F) ? HandedOutUnderLock : HandedOut, Number);
  }

  static void unlock(unsigned Guard, Facts &F) {
    if (!F.may(Guard, Yes))
      return;
    F.forget(Guard);
    if (isLocked(F))
      return;
    for (Fact Known : SmallVector<Fact, 4>(F.of(TheCoroutine)))
      if (Known.State == HandedOutUnderLock)
        F.add(TheCoroutine, HandedOut, Known.Cause);
    F.exclude(TheCoroutine, HandedOutUnderLock);
  }

  void evaluate(unsigned Number, const Stmt &S, Facts &F) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          if (std::optional<unsigned> Guard = guard(*Var))
            F.set(*Guard, Yes, Number);
      return;
    }
    if (const auto *Assign = dyn_cast<BinaryOperator>(&S);
        Assign && Assign->isAssignmentOp())
      keep(Number, *Assign->getLHS(), *Assign->getRHS(), F);
    if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(&S);
        Assign && Assign->isAssignmentOp() && Assign->getNumArgs() == 2)
      keep(Number, *Assign->getArg(0), *Assign->getArg(1), F);
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&S))
      lockByHand(Number, *Call, F);
    if (!isa<CallExpr, CXXConstructExpr>(S))
      return;
    switch (handOverBy(S, carriersAt(F), U)) {
    case HandOver::None:
      return;
    case HandOver::Keeps:
      if (isLocked(F))
        handOut(Number, F);
      if (const auto *Call = dyn_cast<CallExpr>(&S))
        if (const Expr *Object = objectOf(*Call); Object && isInThis(Object))
          F.set(TheAwaiter, Yes, Number);
      return;
    case HandOver::HandsOut:
      if (!Body.Tested.contains(&S))
        handOut(Number, F);
      return;
    case HandOver::HandsOutIfTrue:
      F.add(TheCoroutine, HandedOutIfTrue, Number);
      return;
    case HandOver::Resumes:
    case HandOver::Destroys:
      F.add(TheCoroutine, HandedOut, Number);
      return;
    }
  }

  void keep(unsigned Number, const Expr &To, const Expr &Value, Facts &F) {
    if (isInThis(&To) && carries(&Value, carriersAt(F), U))
      F.set(TheAwaiter, Yes, Number);
  }

  void lockByHand(unsigned Number, const CXXMemberCallExpr &Call, Facts &F) {
    std::optional<LockCall> What = lockCallIn(Call);
    if (!What)
      return;
    unsigned Lock = LockedByHand;
    if (const VarDecl *Var = variableIn(Call.getImplicitObjectArgument()))
      Lock = guard(*Var).value_or(LockedByHand);
    if (*What == LockCall::Lock)
      F.set(Lock, Yes, Number);
    else
      unlock(Lock, F);
  }

  const Graph &G;
  const BodyFacts &Body;
  Unit &U;
};

/// A use of what lives no longer than the coroutine is suspended.
struct Use {
  SourceLocation Loc;
  SourceRange Range;
  std::string What;
};
} // namespace

/// Whether \p E is the promise of the coroutine, or a part of it.
static bool isInPromise(const Expr *E, const ParmVarDecl &Handle, Unit &U) {
  while (E) {
    E = E->IgnoreParenCasts();
    if (const auto *Access = dyn_cast<MemberExpr>(E)) {
      const auto *Field = dyn_cast<FieldDecl>(Access->getMemberDecl());
      if (!Field || Field->getType()->isReferenceType() || Access->isArrow())
        return false;
      E = Access->getBase();
      continue;
    }
    HandleCall Call = handleCallIn(*E, U.resolver());
    return Call.Op == HandleOp::Promise && variableIn(Call.Handle) == &Handle;
  }
  return false;
}

/// What \p S, by itself, uses that is gone with the coroutine.
static std::optional<Use> useIn(const Stmt &S, const ParmVarDecl &Handle,
                                Unit &U) {
  HandleCall Call = handleCallIn(S, U.resolver());
  if ((Call.Op == HandleOp::Promise || Call.Op == HandleOp::Done ||
       Call.Op == HandleOp::Destroy || Call.Op == HandleOp::Resume) &&
      variableIn(Call.Handle) == &Handle) {
    const auto &E = cast<CallExpr>(S);
    return Use{E.getBeginLoc(), E.getSourceRange(),
               Call.Op == HandleOp::Promise
                   ? "the promise"
                   : "the handle '" + Handle.getNameAsString() + "'"};
  }
  if (const auto *Access = dyn_cast<MemberExpr>(&S)) {
    const ValueDecl &Member = *Access->getMemberDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(&Member);
    if ((Method ? Method->isStatic() : !isa<FieldDecl>(Member)) ||
        !isInThis(Access->getBase()))
      return std::nullopt;
    if (const auto *Field = dyn_cast<FieldDecl>(&Member))
      if (Field->isAnonymousStructOrUnion())
        return std::nullopt;
    return Use{Access->getMemberLoc(), SourceRange(Access->getMemberLoc()),
               "'" + Member.getNameAsString() + "'"};
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(&S);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Var || !Var->isLocalVarDecl() || !Var->getType()->isReferenceType() ||
      !Var->getInit())
    return std::nullopt;
  if (memberOfThis(Var->getInit()) || isInPromise(Var->getInit(), Handle, U))
    return Use{Ref->getLocation(), Ref->getSourceRange(),
               "'" + Var->getNameAsString() + "'"};
  return std::nullopt;
}

/// Whether \p S is given a member of *this by address.
static bool isGiven(const Stmt &S, const Decl &Member) {
  if (const auto *Address = dyn_cast<UnaryOperator>(&S))
    if (Address->getOpcode() == UO_AddrOf &&
        memberOfThis(Address->getSubExpr()) == &Member)
      return true;
  return llvm::any_of(S.children(), [&](const Stmt *Child) {
    return Child && isGiven(*Child, Member);
  });
}

void AwaitSuspendUseAfterPublishCheck::checkUnit(Unit &U) {
  llvm::SmallPtrSet<const Decl *, 8> Instantiated;
  SmallVector<const FunctionDecl *, 8> Functions;
  for (const FunctionDecl *FD : U.functions()) {
    if (!FD->getDeclName().isIdentifier() || FD->getName() != "await_suspend" ||
        !FD->doesThisDeclarationHaveABody() || FD->param_empty() ||
        !U.resolver().isHandle(FD->getParamDecl(0)->getType()) ||
        U.classOf(*FD).F != Flavor::AwaiterMember)
      continue;
    Functions.push_back(FD);
    if (const FunctionDecl *Pattern = FD->getTemplateInstantiationPattern())
      Instantiated.insert(Pattern->getCanonicalDecl());
  }
  for (const FunctionDecl *FD : Functions)
    if (!isTemplatePattern(*FD) ||
        !Instantiated.contains(FD->getCanonicalDecl()))
      checkFunction(U, *FD);
}

void AwaitSuspendUseAfterPublishCheck::checkFunction(Unit &U,
                                                     const FunctionDecl &FD) {
  const Graph *G = U.graphOf(FD);
  if (!G)
    return;
  BodyFacts Body(FD, U);
  HandOverDomain D(*G, Body, U);
  const ParmVarDecl &Handle = *FD.getParamDecl(0);
  // One use tells what is to be done about all of them.
  llvm::SmallDenseSet<unsigned, 4> Told;
  Solution Flow(*G, D);
  if (!Flow.isComplete())
    return reportNotFollowed(FD);
  Flow.forEach([&](unsigned Number, const Step &S, const Facts &Before) {
    if (S.What != Step::Kind::Evaluates || Before.all().empty() ||
        !Before.may(TheCoroutine, HandedOut))
      return;
    if (Body.Unevaluated.contains(S.S))
      return;
    std::optional<Use> Found = useIn(*S.S, Handle, U);
    if (!Found || Found->Loc.isInvalid())
      return;
    const Fact *First =
        llvm::find_if(Before.of(TheCoroutine), [](const Fact &Known) {
          return Known.State == HandedOut;
        });
    const Stmt &Cause = *G->step(First->Cause).S;
    HandOver How = handOverBy(Cause, D.carriersAt(Before), U);
    // A loop that hands it out each time counts: the last time matters.
    if (!G->wayBetween(Number, First->Cause, {}).empty())
      return;
    // Who was given the address of a member, too, knows that it is used.
    const auto *Access = dyn_cast<MemberExpr>(S.S);
    const Decl *Member = Access ? memberOfThis(Access) : nullptr;
    if (Member && How < HandOver::Resumes && isGiven(Cause, *Member))
      return;
    // Others wait for this one, too, before they resume.
    if (How < HandOver::Resumes && hasHandshake(*FD.getBody(), U))
      return;
    if (!Told.insert(First->Cause).second)
      return;
    Finding F;
    F.Loc = Found->Loc;
    F.Ranges.push_back(Found->Range);
    F.Message = "'await_suspend' uses " + Found->What +
                (How == HandOver::Destroys
                     ? " after it has destroyed the coroutine, and with it the "
                       "awaiter"
                     : " when the coroutine may have been resumed already, and "
                       "the awaiter destroyed");
    F.Notes.push_back(
        {Cause.getBeginLoc(),
         How == HandOver::Destroys ? "the coroutine is destroyed here"
         : How == HandOver::Resumes
             ? "the coroutine is resumed here, and may be gone when this "
               "returns"
             : "the coroutine is handed out here: from now on another thread "
               "may resume and destroy it, and with it the awaiter"});
    F.Notes.push_back({Found->Loc, "do this before, or copy what is needed to "
                                   "local variables before"});
    report(F);
  });
}

} // namespace corotidy
