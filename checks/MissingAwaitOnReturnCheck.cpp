//===--- MissingAwaitOnReturnCheck.cpp - coro-missing-await-on-return -----===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/MissingAwaitOnReturnCheck.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "flow/Calls.h"
#include "flow/HeldAcross.h"
#include "clang/AST/ASTContext.h"

using namespace clang;
using namespace clang::tidy;

namespace corotidy {

MissingAwaitOnReturnCheck::MissingAwaitOnReturnCheck(StringRef Name,
                                                     ClangTidyContext *Context)
    : Check(Name, Context), AllowedCallees(listOption("AllowedCallees")),
      AllowedTypes(listOption("AllowedTypes")) {}

void MissingAwaitOnReturnCheck::storeOptions(
    ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "AllowedCallees", AllowedCallees);
  storeList(Opts, "AllowedTypes", AllowedTypes);
}

/// A return, and what stands around it.
struct MissingAwaitOnReturnCheck::Return {
  const ReturnStmt *S;
  /// The call whose result is returned as it is.
  const CallExpr *Call;
  /// The innermost try statement in whose block it is.
  const CXXTryStmt *Try;
  /// What is declared directly before it, in the same block.
  SmallVector<const VarDecl *, 2> DeclaredBefore;
};

class MissingAwaitOnReturnCheck::Returns : public BodyVisitor {
public:
  std::vector<Return> Found;

  bool TraverseCXXTryStmt(const CXXTryStmt *Statement) override {
    const CXXTryStmt *Around = std::exchange(Try, Statement);
    bool GoesOn = TraverseStmt(Statement->getTryBlock());
    Try = Around;
    for (unsigned I = 0; GoesOn && I != Statement->getNumHandlers(); ++I)
      GoesOn = TraverseStmt(Statement->getHandler(I));
    return GoesOn;
  }
  bool VisitCompoundStmt(const CompoundStmt *Block) override {
    SmallVector<const VarDecl *, 2> Declared;
    for (const Stmt *S : Block->body()) {
      if (const auto *Return = dyn_cast_or_null<ReturnStmt>(S))
        Before[Return] = Declared;
      const auto *Declaration = dyn_cast_or_null<DeclStmt>(S);
      const auto *Var = Declaration && Declaration->isSingleDecl()
                            ? dyn_cast<VarDecl>(Declaration->getSingleDecl())
                            : nullptr;
      if (Var)
        Declared.push_back(Var);
      else
        Declared.clear();
    }
    return true;
  }
  bool VisitReturnStmt(const ReturnStmt *S) override {
    const Expr *Value = S->getRetValue();
    const auto *Call =
        Value ? dyn_cast<CallExpr>(Value->IgnoreParens()->IgnoreImplicit())
              : nullptr;
    if (Call && Call->isPRValue() && !Call->isTypeDependent() &&
        !Call->getType().isNull())
      Found.push_back({S, Call, Try, Before.lookup(S)});
    return true;
  }

private:
  const CXXTryStmt *Try = nullptr;
  llvm::DenseMap<const ReturnStmt *, SmallVector<const VarDecl *, 2>> Before;
};

namespace {
/// Whether a try block has something else in it that its handlers may be for:
/// anything that throws, but for what only looks or makes an object to be
/// passed.
class OtherThrowers : public BodyVisitor {
public:
  explicit OtherThrowers(const Expr *Returned) : Returned(Returned) {}
  bool Found = false;

  bool VisitCXXThrowExpr(const CXXThrowExpr *) override { return found(); }
  bool VisitCXXNewExpr(const CXXNewExpr *New) override {
    return New->getNumPlacementArgs() != 0 || found();
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    return Call == Returned || !mayThrow(*Call) || onlyLooks(*Call) || found();
  }

private:
  /// Takes nothing and changes no object but that of the function, unlike
  /// `queue.pop()`.
  static bool onlyLooks(const CallExpr &Call) {
    if (!passedBy(Call).empty())
      return false;
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    const CXXMethodDecl *Method = Member ? Member->getMethodDecl() : nullptr;
    return !Method || Method->isConst() ||
           isa<CXXThisExpr>(
               Member->getImplicitObjectArgument()->IgnoreParenImpCasts());
  }
  bool found() {
    Found = true;
    return false;
  }
  const Expr *Returned;
};

/// Whether a handler makes the exception the result.
class ExceptionUse : public BodyVisitor {
public:
  bool Found = false;
  bool VisitCallExpr(const CallExpr *Call) override {
    const FunctionDecl *Callee = Call->getDirectCallee();
    Found |= Callee && isNamed(*Callee, "std::current_exception");
    return !Found;
  }
};
} // namespace

static bool throwsElsewhere(const CXXTryStmt &Try, const Expr *Returned) {
  OtherThrowers Others(Returned);
  Others.TraverseStmt(Try.getTryBlock());
  return Others.Found;
}

/// Whether the handlers of \p Try do nothing that the caller of the task would
/// not do: they give back a task that has failed with the same exception.
static bool onlyPassOn(const CXXTryStmt &Try) {
  for (unsigned I = 0; I != Try.getNumHandlers(); ++I) {
    ExceptionUse Use;
    const auto *Block =
        dyn_cast_or_null<CompoundStmt>(Try.getHandler(I)->getHandlerBlock());
    if (!Block || Block->size() != 1 || !isa<ReturnStmt>(Block->body_back()))
      return false;
    Use.TraverseStmt(Block);
    if (!Use.Found)
      return false;
  }
  return true;
}

/// Whether a call that makes \p W leaves the work for later: nothing that the
/// work throws comes out of it.
static bool leavesForLater(Unit &U, const CallExpr &Call, const Work &W) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  bool IsKnown = Callee && !(Method && Method->isVirtual());
  const FunctionDecl *Definition = IsKnown ? U.definitionOf(*Callee) : nullptr;
  if (!Definition)
    return W.Start == StartPolicy::Lazy;
  // An ordinary function may do a part of the work itself.
  if (!isa_and_nonnull<CoroutineBodyStmt>(Definition->getBody()))
    return false;
  if (W.Start == StartPolicy::Lazy)
    return true;
  QualType Object = Call.getType().getCanonicalType().getUnqualifiedType();
  return W.Start == StartPolicy::Eager &&
         U.classifier()
                 .promiseFacts({U.resolver().promiseOf(Object), Object})
                 .Unhandled == UnhandledException::Handled;
}

/// What does not depend on a guard: parameters, variables of the function, the
/// object itself, constants.
static bool needsNoGuard(const Expr *E) {
  E = E->IgnoreParens()->IgnoreImplicit();
  if (isa<CXXThisExpr, IntegerLiteral, StringLiteral, CXXBoolLiteralExpr,
          FloatingLiteral, CXXNullPtrLiteralExpr, CharacterLiteral,
          CXXDefaultArgExpr>(E))
    return true;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    return !Var || Var->hasLocalStorage();
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return llvm::all_of(Construct->arguments(), needsNoGuard);
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return Call->isCallToStdMove() && needsNoGuard(Call->getArg(0));
  return false;
}

/// Whether a guard before \p Call can be for nothing but what the call makes:
/// the call is all that happens, and what it needs does not depend on the
/// guard.
static bool guardsNothingElse(const CallExpr &Call) {
  llvm::ArrayRef<const Expr *> Args = passedBy(Call);
  if (!llvm::all_of(Args, needsNoGuard))
    return false;
  const Expr *Object = objectOf(Call);
  while (const auto *Member = dyn_cast_or_null<MemberExpr>(
             Object ? Object->IgnoreParenImpCasts() : nullptr))
    Object = Member->getBase();
  return !Object || needsNoGuard(Object) ||
         isa<LambdaExpr>(Object->IgnoreParenImpCasts());
}

void MissingAwaitOnReturnCheck::checkTry(const FunctionDecl &FD,
                                         const Return &R, const Work &W) {
  Finding F;
  F.Loc = R.S->getReturnLoc();
  F.Ranges.push_back(R.S->getSourceRange());
  F.Message = "'" + qualifiedName(FD) + "' returns a task that ";
  F.Message += W.Start == StartPolicy::Lazy
                   ? "runs after the try block around this has been left"
                   : "gives its errors to who awaits it, after the try block "
                     "around this has been left";
  F.Message += ": the handlers see nothing that it throws";
  F.Notes.push_back({R.Try->getHandler(0)->getCatchLoc(),
                     "what the task throws does not come here"});
  F.Notes.push_back({F.Loc,
                     "make the function a coroutine and write 'co_return "
                     "co_await': the task ends within the try block "
                     "then"});
  report(F);
}

void MissingAwaitOnReturnCheck::checkGuards(Unit &U, const FunctionDecl &FD,
                                            const Return &R) {
  const HeldAcross *Held = U.heldIn(FD);
  if (!Held)
    return;
  if (!Held->isComplete())
    return reportNotFollowed(FD);
  for (const HeldAtPoint &Each : Held->held()) {
    const Step &At = U.graphOf(FD)->step(Each.Point);
    const VarDecl *Var = Each.What->Name && Each.What->Guard
                             ? Each.What->Name->variable()
                             : nullptr;
    if (At.S != R.S || !Var || Each.IsPartial ||
        !llvm::is_contained(R.DeclaredBefore, Var) ||
        isAnyClassNamed(Var->getType(), AllowedTypes))
      continue;
    bool IsLock = Each.What->kind() == GuardKind::Lock;
    std::string Name = "'" + Var->getNameAsString() + "'";
    Finding F;
    F.Loc = R.S->getReturnLoc();
    F.Ranges.push_back(R.S->getSourceRange());
    F.Message = "'" + qualifiedName(FD) + "' returns a task that runs after " +
                Name + " has ended: ";
    F.Message += IsLock ? "nothing of it is done while the lock is held"
                        : "nothing of it is done meanwhile";
    F.Notes.push_back({Var->getLocation(),
                       IsLock ? "the lock is taken here" : "it begins here"});
    F.Notes.push_back({F.Loc, "it ends here, before the task begins"});
    F.Notes.push_back(
        {F.Loc, IsLock ? "take the lock in the task, between two suspensions, "
                         "or await one that is made for coroutines there"
                       : "let it begin in the task"});
    report(F);
  }
}

void MissingAwaitOnReturnCheck::checkFunction(Unit &U, const FunctionDecl &FD) {
  Returns All;
  All.TraverseStmt(FD.getBody());
  for (const Return &R : All.Found) {
    bool MayBeTry = R.Try && R.Try->getNumHandlers() != 0;
    bool MayBeGuard = !R.DeclaredBefore.empty() && guardsNothingElse(*R.Call);
    const FunctionDecl *Callee = R.Call->getDirectCallee();
    if ((!MayBeTry && !MayBeGuard) ||
        (Callee && isAnyNamed(*Callee, AllowedCallees)))
      continue;
    std::optional<Work> W = workOf(U, R.Call->getType());
    if (!W || W->Kind != WorkKind::Task || !leavesForLater(U, *R.Call, *W) ||
        isAnyClassNamed(R.Call->getType(), AllowedTypes))
      continue;
    if (MayBeTry && !throwsElsewhere(*R.Try, R.Call) && !onlyPassOn(*R.Try))
      checkTry(FD, R, *W);
    else if (MayBeGuard && W->Start == StartPolicy::Lazy)
      checkGuards(U, FD, R);
  }
}

void MissingAwaitOnReturnCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.bodiesToFollow()) {
    if (isa<CoroutineBodyStmt>(FD->getBody()))
      continue;
    // What the language asks of an awaiter or a promise is none of this.
    Flavor Is = U.classOf(*FD).F;
    if (Is != Flavor::AwaiterMember && Is != Flavor::PromiseMember)
      checkFunction(U, *FD);
  }
}

} // namespace corotidy
