//===--- HandleCalls.cpp - What is done to coroutine handles --------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/HandleCalls.h"
#include "flow/AccessPath.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace corotidy {

static HandleOp opNamed(DeclarationName Name) {
  if (Name.getCXXOverloadedOperator() == OO_Call)
    return HandleOp::Resume;
  const IdentifierInfo *Id = Name.getAsIdentifierInfo();
  if (!Id)
    return HandleOp::Other;
  return llvm::StringSwitch<HandleOp>(Id->getName())
      .Case("resume", HandleOp::Resume)
      .Case("destroy", HandleOp::Destroy)
      .Case("done", HandleOp::Done)
      .Case("promise", HandleOp::Promise)
      .Case("address", HandleOp::Address)
      .Default(HandleOp::Other);
}

HandleCall handleCallIn(const Stmt &S, const AwaitResolver &Resolver) {
  const auto *Call = dyn_cast<CallExpr>(&S);
  if (!Call)
    return {};
  const Expr *Object = nullptr;
  HandleOp Op = HandleOp::None;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
    Object = Member->getImplicitObjectArgument();
    if (const CXXMethodDecl *Method = Member->getMethodDecl())
      Op = opNamed(Method->getDeclName());
  } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
    if (Operator->getOperator() != OO_Call)
      return {};
    Object = Operator->getArg(0);
    Op = HandleOp::Resume;
  } else {
    const Expr *Callee = Call->getCallee()->IgnoreParenImpCasts();
    const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee);
    if (Member && Member->isImplicitAccess())
      return {};
    Object = Member ? Member->getBase() : Callee;
    Op = Member ? opNamed(Member->getMember()) : HandleOp::Resume;
  }
  if (!Object)
    return {};
  QualType T = Object->IgnoreParenImpCasts()->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  return Resolver.isHandle(T) ? HandleCall{Op, Object} : HandleCall();
}

bool mayChangeArgument(const FunctionDecl &Callee, unsigned Index) {
  if (Index >= Callee.getNumParams())
    return false;
  QualType T = Callee.getParamDecl(Index)->getType();
  if (T->isDependentType())
    return true;
  if (T->isPointerType() || T->isReferenceType())
    return !T->getPointeeType().isConstQualified();
  return false;
}

const Expr *soleValue(const Expr *Init) {
  while (Init) {
    const Expr *Before = Init;
    Init = objectIn(Init);
    if (const auto *List = dyn_cast_or_null<InitListExpr>(Init);
        List && List->getNumInits() == 1)
      Init = List->getInit(0);
    else if (const auto *List = dyn_cast_or_null<ParenListExpr>(Init);
             List && List->getNumExprs() == 1)
      Init = List->getExpr(0);
    if (Init == Before)
      break;
  }
  return Init;
}

bool declares(const CXXRecordDecl *Record, StringRef Name) {
  if (!Record)
    return false;
  return !Record->lookup(&Record->getASTContext().Idents.get(Name)).empty();
}

} // namespace corotidy
