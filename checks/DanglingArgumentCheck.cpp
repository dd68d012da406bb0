//===--- DanglingArgumentCheck.cpp - coro-dangling-argument ---------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/DanglingArgumentCheck.h"
#include "checks/DanglingFrames.h"

using namespace clang;

namespace corotidy {

void DanglingArgumentCheck::checkUnit(Unit &U) {
  for (const DanglingFrame &D : U.danglingFrames()) {
    bool IsTemporary = D.What.Where == Referent::Storage::Temporary;
    if (!D.Argument.Param || D.Kept.Where == KeptWork::Destination::Range ||
        (D.Kept.Where == KeptWork::Destination::Returned && !IsTemporary))
      continue;
    bool IsAlone = D.Kept.Where == KeptWork::Destination::Alone;
    std::string What = D.What.text(U.context());
    Finding F = findingFor(
        D, IsTemporary ? "it is destroyed here, at the end of the expression"
           : IsAlone   ? What + " is destroyed at the end of its scope, and "
                                "nothing waits for the coroutine before"
                     : What + " is destroyed at the end of its scope, which is "
                              "within that of the task");
    F.Message = nameOfCoroutine(*D.Argument.Coroutine) + " refers to " + What +
                " as " + nameOf(D.Argument) +
                ", which is destroyed before the coroutine uses it";
    F.Notes.push_back(
        {F.Loc, IsAlone
                    ? "nobody waits for it: take the parameter by value"
                    : "await the call in the same expression, keep " +
                          (IsTemporary ? "the object in a variable" : What) +
                          " for as long as the task, or take the parameter "
                          "by value"});
    report(F);
  }
}

} // namespace corotidy
