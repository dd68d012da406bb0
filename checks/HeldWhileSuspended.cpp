//===--- HeldWhileSuspended.cpp - What must not be held then --------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/HeldWhileSuspended.h"
#include "checks/Turns.h"
#include "classify/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace clang::tidy;

namespace corotidy {

HeldAcrossCheck::HeldAcrossCheck(StringRef Name, ClangTidyContext *Context,
                                 GuardKind Kind)
    : Check(Name, Context), Kind(Kind),
      AllowedAwaitables(listOption("AllowedAwaitables")),
      AllowedCallees(listOption("AllowedCallees")) {}

void HeldAcrossCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "AllowedAwaitables", AllowedAwaitables);
  storeList(Opts, "AllowedCallees", AllowedCallees);
}

/// What a co_await or co_yield waits for, as it is written.
static const Expr *operandOf(const Suspension &At) {
  if (const auto *Dependent = dyn_cast_or_null<DependentCoawaitExpr>(At.Node))
    return Dependent->getOperand();
  if (const auto *Suspend = dyn_cast_or_null<CoroutineSuspendExpr>(At.Node))
    return Suspend->getOperand();
  return nullptr;
}

/// Of a yield the operand is the call of yield_value.
static bool isCallOf(const Expr *E,
                     const std::vector<StringRef> &AllowedCallees) {
  const auto *Call = dyn_cast<CallExpr>(E->IgnoreParens()->IgnoreImplicit());
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return false;
  if (isAnyNamed(*Callee, AllowedCallees))
    return true;
  return llvm::any_of(Call->arguments(), [&](const Expr *Arg) {
    return isCallOf(Arg, AllowedCallees);
  });
}

bool HeldAcrossCheck::isAllowed(const Suspension &At) const {
  const Expr *Operand = operandOf(At);
  if (!Operand)
    return false;
  if (!AllowedCallees.empty() && isCallOf(Operand, AllowedCallees))
    return true;
  SmallVector<QualType, 3> Types = {
      Operand->getType(), Operand->IgnoreParens()->IgnoreImplicit()->getType()};
  if (const auto *Yield =
          dyn_cast<CXXMemberCallExpr>(Operand->IgnoreImplicit()))
    for (const Expr *Arg : Yield->arguments())
      Types.push_back(Arg->IgnoreImplicit()->getType());
  return llvm::any_of(Types, [&](QualType T) {
    return isAnyClassNamed(T.getNonReferenceType(), AllowedAwaitables);
  });
}

static std::string nameOf(const Holdable &What, const ASTContext &Ctx) {
  if (!What.Name)
    return "a temporary '" + typeName(What.Type, Ctx) + "'";
  return "'" + What.Name->text() + "'";
}

/// Where the step of that number is; the parameter's for the beginning.
static SourceLocation whereTaken(const HeldAtPoint &Held, unsigned Number,
                                 const Graph &G) {
  if (Number != Facts::AtEntry)
    return G.step(Number).S->getBeginLoc();
  const VarDecl *Var = Held.What->Name ? Held.What->Name->variable() : nullptr;
  return Var ? Var->getLocation() : G.function().getLocation();
}

void HeldAcrossCheck::checkFunction(Unit &U, const FunctionDecl &FD) {
  const HeldAcross *Held = U.heldIn(FD);
  if (!Held)
    return;
  if (!Held->isComplete())
    return reportNotFollowed(FD);
  const Graph &G = *U.graphOf(FD);
  // What is held across several suspensions is one mistake.
  llvm::SmallPtrSet<const Holdable *, 4> Told;
  for (const HeldAtPoint &Each : Held->held()) {
    const Suspension &At = *G.step(Each.Point).Point;
    if (Each.What->kind() != Kind || isAllowed(At) ||
        !Told.insert(Each.What).second)
      continue;
    std::string Name = nameOf(*Each.What, U.context());
    Words W = wordsFor(*Each.What, At);
    if (Each.What->Guard && !Each.What->Guard->Instead.empty())
      W.Remedy = Each.What->Guard->Instead;
    bool IsParameter = Each.TakenBy.front() == Facts::AtEntry;
    Finding F;
    // The beginning of the body is no place to look at.
    F.Loc = At.Kind == SuspensionKind::Initial
                ? whereTaken(Each, Facts::AtEntry, G)
                : At.Loc;
    F.Message = "'" + qualifiedName(FD) + "' ";
    F.Message += At.Kind == SuspensionKind::Initial
                     ? "is suspended before its body begins, "
                     : "is suspended here ";
    F.Message += "while " + Name + " " + W.Consequence;
    for (unsigned Number : Each.TakenBy)
      if (!IsParameter)
        F.Notes.push_back({whereTaken(Each, Number, G),
                           Kind == GuardKind::Lock ? "the lock is taken here"
                                                   : "it begins here"});
    if (Each.IsPartial)
      noteTurn(F, G, Each.TakenBy.front(), Each.Point, Each.GivenUpBy,
               Kind == GuardKind::Lock ? "the lock is not released"
                                       : "it does not end");
    F.Notes.push_back({F.Loc, W.Remedy});
    report(F);
  }
}

void HeldAcrossCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutinesToFollow())
    checkFunction(U, *FD);
}

} // namespace corotidy
