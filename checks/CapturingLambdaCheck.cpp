//===--- CapturingLambdaCheck.cpp - coro-capturing-lambda -----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/CapturingLambdaCheck.h"
#include "checks/DanglingFrames.h"
#include "clang/AST/ASTLambda.h"

using namespace clang;

namespace corotidy {

void CapturingLambdaCheck::checkUnit(Unit &U) {
  for (const DanglingFrame &D : U.danglingFrames()) {
    if (D.Argument.Param || !isLambdaCallOperator(D.Argument.Coroutine))
      continue;
    Finding F = findingFor(
        D, D.What.Var ? "the closure " + D.What.text(U.context()) +
                            " is destroyed at the end of its scope"
                      : "the closure is destroyed here, at the end of the "
                        "expression");
    F.Message = "the coroutine of the lambda uses its captures, which are in "
                "the closure, after the closure is destroyed";
    F.Notes.push_back(
        {D.Argument.Coroutine->getLocation(),
         "pass what it needs as parameters, which are in the frame, or await "
         "the call while the closure lives"});
    report(F);
  }
}

} // namespace corotidy
