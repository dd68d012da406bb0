//===--- DanglingGeneratorRangeCheck.cpp ----------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/DanglingGeneratorRangeCheck.h"
#include "checks/DanglingFrames.h"

using namespace clang;

namespace corotidy {

void DanglingGeneratorRangeCheck::checkUnit(Unit &U) {
  for (const DanglingFrame &D : U.danglingFrames()) {
    if (!D.Argument.Param || D.Kept.Where != KeptWork::Destination::Range)
      continue;
    Finding F = findingFor(D, "it is destroyed here, before the loop begins");
    F.Message = "the loop iterates " + nameOfCoroutine(*D.Argument.Coroutine) +
                ", which refers to " + D.What.text(U.context()) +
                " that is destroyed before the first element";
    F.Notes.push_back({F.Loc, "keep the object in a variable before the loop, "
                              "or take the parameter by value; from C++23 on "
                              "it lives as long as the loop"});
    report(F);
  }
}

} // namespace corotidy
