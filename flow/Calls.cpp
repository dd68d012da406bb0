//===--- Calls.cpp - Calls that models know of ----------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "flow/Calls.h"
#include "classify/RawTokens.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace corotidy {

/// Overloads in one class or namespace that argument-dependent lookup adds
/// nothing to.
static const FunctionDecl *overloadIn(const Expr *Callee) {
  const auto *Overloads =
      dyn_cast<OverloadExpr>(Callee->IgnoreParens()->IgnoreImplicit());
  if (!Overloads || Overloads->getNumDecls() == 0)
    return nullptr;
  if (const auto *Lookup = dyn_cast<UnresolvedLookupExpr>(Overloads);
      Lookup && Lookup->requiresADL())
    return nullptr;
  const FunctionDecl *First = nullptr;
  for (const NamedDecl *Each : Overloads->decls()) {
    const FunctionDecl *FD = Each->getUnderlyingDecl()->getAsFunction();
    if (!FD)
      return nullptr;
    if (!First)
      First = FD;
    else if (!FD->getDeclContext()->getRedeclContext()->Equals(
                 First->getDeclContext()->getRedeclContext()))
      return nullptr;
  }
  return First;
}

const FunctionDecl *calleeOf(const Stmt &S) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S))
    return Construct->getConstructor();
  const auto *Call = dyn_cast<CallExpr>(&S);
  if (!Call)
    return nullptr;
  if (const FunctionDecl *Callee = Call->getDirectCallee())
    return Callee;
  return overloadIn(Call->getCallee());
}

const FunctionModel *modelOf(const Stmt &S, const Models &M) {
  const FunctionDecl *Callee = calleeOf(S);
  return Callee ? M.find(*Callee) : nullptr;
}

const Expr *objectOf(const CallExpr &Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return Member->getImplicitObjectArgument();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    if (isa_and_nonnull<CXXMethodDecl>(Operator->getDirectCallee()) &&
        Operator->getNumArgs() != 0)
      return Operator->getArg(0);
  return nullptr;
}

llvm::ArrayRef<const Expr *> passedBy(const CallExpr &Call) {
  llvm::ArrayRef<const Expr *> Args(Call.getArgs(), Call.getNumArgs());
  bool IsMemberOperator = isa<CXXOperatorCallExpr>(Call) && objectOf(Call);
  return IsMemberOperator ? Args.drop_front() : Args;
}

/// The object of a call in a template's pattern, where the member is not yet
/// chosen.
static const Expr *objectOfOverloads(const CallExpr &Call) {
  const auto *Member = dyn_cast<UnresolvedMemberExpr>(
      Call.getCallee()->IgnoreParens()->IgnoreImplicit());
  return Member && !Member->isImplicitAccess() ? Member->getBase() : nullptr;
}

void forEachIn(const ArgumentSet &Set, const CallExpr &Call,
               llvm::function_ref<void(const Expr *)> Do) {
  if (Set.Object) {
    const Expr *Object = objectOf(Call);
    if (!Object)
      Object = objectOfOverloads(Call);
    if (Object)
      Do(Object);
  }
  for (auto [I, Arg] : llvm::enumerate(passedBy(Call)))
    if (Set.All || llvm::is_contained(Set.Indices, I))
      Do(Arg);
}

/// Whether \p V is zero, or an object that holds nothing but zero.
static bool isZero(const APValue &V) {
  if (V.isInt())
    return V.getInt() == 0;
  if (V.isFloat())
    return V.getFloat().isZero();
  return V.isStruct() && V.getStructNumBases() == 0 &&
         V.getStructNumFields() == 1 && isZero(V.getStructField(0));
}

static bool isZero(const Expr *E, const ASTContext &Ctx) {
  E = E->IgnoreImplicit();
  Expr::EvalResult Result;
  return !E->isValueDependent() && !E->containsErrors() &&
         E->EvaluateAsConstantExpr(Result, Ctx) && !Result.HasSideEffects &&
         isZero(Result.Val);
}

/// Whether one of \p Names is a word in the text of \p E.
static bool names(const Expr *E, llvm::ArrayRef<std::string> Names,
                  const ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  SourceLocation Begin = SM.getExpansionLoc(E->getBeginLoc());
  SourceLocation End = SM.getExpansionRange(E->getEndLoc()).getEnd();
  if (Begin.isInvalid() || End.isInvalid())
    return false;
  bool Found = false;
  forEachRawToken(SM, Ctx.getLangOpts(), Begin, [&](const Token &T) {
    if (SM.getFileOffset(T.getLocation()) > SM.getFileOffset(End))
      return false;
    Found = llvm::is_contained(Names, wordOf(T));
    return !Found;
  });
  return Found;
}

bool comesBackAtOnce(const CallExpr &Call, const FunctionModel &M,
                     const ASTContext &Ctx) {
  bool IsPoll = false;
  forEachIn(M.Polls.IfZero, Call,
            [&](const Expr *E) { IsPoll |= isZero(E, Ctx); });
  if (IsPoll || M.Polls.IfNamed.empty())
    return IsPoll;
  return llvm::any_of(Call.arguments(), [&](const Expr *Arg) {
    return names(Arg, M.Polls.IfNamed, Ctx);
  });
}

} // namespace corotidy
