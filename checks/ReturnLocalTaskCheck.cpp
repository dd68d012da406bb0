//===--- ReturnLocalTaskCheck.cpp - coro-return-local-task ----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ReturnLocalTaskCheck.h"
#include "checks/DanglingFrames.h"
#include "classify/Names.h"
#include "clang/AST/ASTLambda.h"

using namespace clang;

namespace corotidy {

void ReturnLocalTaskCheck::checkUnit(Unit &U) {
  for (const DanglingFrame &D : U.danglingFrames()) {
    if (!D.Argument.Param || !D.What.Var ||
        D.Kept.Where != KeptWork::Destination::Returned)
      continue;
    std::string What = D.What.text(U.context());
    std::string Returning = isLambdaCallOperator(D.Function)
                                ? "the lambda"
                                : "'" + qualifiedName(*D.Function) + "'";
    Finding F =
        findingFor(D, What + " is destroyed when " + Returning + " returns");
    F.Message = "the task that " + Returning + " returns refers to " + What +
                ", which is destroyed before the coroutine uses it";
    F.Notes.push_back({D.Kept.Call->getBeginLoc(),
                       "make " + Returning +
                           " a coroutine, whose frame keeps it: co_return "
                           "co_await the call; or have " +
                           nameOfCoroutine(*D.Argument.Coroutine) +
                           " take the parameter by value"});
    report(F);
  }
}

} // namespace corotidy
