//===--- StatefulFunctorCheck.cpp - coro-stateful-functor -----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/StatefulFunctorCheck.h"
#include "checks/DanglingFrames.h"
#include "clang/AST/ASTLambda.h"

using namespace clang;

namespace corotidy {

void StatefulFunctorCheck::checkUnit(Unit &U) {
  for (const DanglingFrame &D : U.danglingFrames()) {
    if (D.Argument.Param || isLambdaCallOperator(D.Argument.Coroutine))
      continue;
    std::string What = D.What.text(U.context());
    Finding F = findingFor(
        D, D.What.Var ? What + " is destroyed at the end of its scope"
                      : "it is destroyed here, at the end of the expression");
    F.Message = nameOfCoroutine(*D.Argument.Coroutine) + " uses its object, " +
                What + ", after that is destroyed";
    F.Notes.push_back(
        {F.Loc, D.Kept.Where == KeptWork::Destination::Alone
                    ? "nobody waits for it: keep the object in the "
                      "coroutine, as a parameter by value"
                    : "await the call while the object lives, or keep the "
                      "object in the coroutine, as a parameter by value"});
    report(F);
  }
}

} // namespace corotidy
