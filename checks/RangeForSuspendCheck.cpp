//===--- RangeForSuspendCheck.cpp - coro-range-for-suspend ----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/RangeForSuspendCheck.h"
#include "checks/FrameArguments.h"
#include "checks/SharedContainers.h"

using namespace clang;
using clang::tidy::ClangTidyContext;
using clang::tidy::ClangTidyOptions;

namespace corotidy {

RangeForSuspendCheck::RangeForSuspendCheck(StringRef Name,
                                           ClangTidyContext *Context)
    : Check(Name, Context), WithoutChange(Options.get("WithoutChange", false)) {
}

void RangeForSuspendCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "WithoutChange", WithoutChange);
}

void RangeForSuspendCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.sharedContainers().NotFollowed)
    reportNotFollowed(*FD);
  for (const UseAcrossSuspension &Use : U.sharedContainers().Uses) {
    if (!Use.Loop || !(Use.Change || WithoutChange))
      continue;
    Finding F;
    F.Loc = Use.TakenFrom->getBeginLoc();
    F.Message = nameOfCoroutine(*Use.Coroutine) +
                " is suspended in this loop over " + nameOfContainer(Use) +
                ": " + whoMayChange(Use, "runs meanwhile may ", "it") +
                ", and the iterator of the loop leads nowhere then";
    noteWhatHappens(F, Use, "the iterators are taken here",
                    "the next turn of the loop uses them");
    F.Notes.push_back({F.Loc, "loop over a copy, or collect what is needed "
                              "before anything is awaited"});
    report(F);
  }
}

} // namespace corotidy
