//===--- Stops.cpp - What stops the thread of a coroutine -----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Stops.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace corotidy {

static bool runsLikeFunction(const Classification &C) {
  return C.F == Flavor::ShortCircuit ||
         (C.K == Kind::Generator && C.F != Flavor::Async);
}

void forEachGraphOnSharedThread(Unit &U,
                                llvm::function_ref<void(const Graph &)> See) {
  for (const FunctionDecl *FD : U.coroutinesToFollow())
    if (!runsLikeFunction(U.classOf(*FD)))
      if (const Graph *G = U.graphOf(*FD))
        See(*G);
}

SourceLocation placeOfCall(const Expr &E) {
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    if (const auto *Member =
            dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParens()))
      return Member->getMemberLoc();
  return E.getBeginLoc();
}

std::string nameOfCallee(const Expr &E, const FunctionDecl &Callee) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E);
      Operator && Operator->getOperator() == OO_Call)
    if (const auto *Object =
            dyn_cast<DeclRefExpr>(Operator->getArg(0)->IgnoreParenImpCasts()))
      return Object->getDecl()->getNameAsString();
  if (isa<CXXConstructorDecl>(Callee) ||
      Callee.getOverloadedOperator() == OO_Call)
    return cast<CXXMethodDecl>(Callee).getParent()->getNameAsString();
  return Callee.getNameAsString();
}

} // namespace corotidy
