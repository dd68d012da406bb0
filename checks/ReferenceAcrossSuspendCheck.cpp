//===--- ReferenceAcrossSuspendCheck.cpp ----------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ReferenceAcrossSuspendCheck.h"
#include "checks/FrameArguments.h"
#include "checks/SharedContainers.h"

using namespace clang;
using clang::tidy::ClangTidyContext;
using clang::tidy::ClangTidyOptions;

namespace corotidy {

ReferenceAcrossSuspendCheck::ReferenceAcrossSuspendCheck(
    StringRef Name, ClangTidyContext *Context)
    : Check(Name, Context), WithoutChange(Options.get("WithoutChange", false)) {
}

void ReferenceAcrossSuspendCheck::storeOptions(
    ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "WithoutChange", WithoutChange);
}

/// The loops with their iterators that are used late: what is bound in them is
/// the same mistake.
static bool isInOneOf(const UseAcrossSuspension &Use,
                      llvm::ArrayRef<UseAcrossSuspension> All) {
  const SourceManager &SM = Use.Coroutine->getASTContext().getSourceManager();
  return llvm::any_of(All, [&](const UseAcrossSuspension &Each) {
    return Each.Loop && Each.Coroutine == Use.Coroutine &&
           Each.Container == Use.Container && Each.Change.has_value() &&
           SM.isPointWithin(Use.Var->getLocation(), Each.Loop->getBeginLoc(),
                            Each.Loop->getEndLoc());
  });
}

void ReferenceAcrossSuspendCheck::checkUnit(Unit &U) {
  llvm::ArrayRef<UseAcrossSuspension> All = U.sharedContainers().Uses;
  for (const FunctionDecl *FD : U.sharedContainers().NotFollowed)
    reportNotFollowed(*FD);
  for (const UseAcrossSuspension &Use : All) {
    if (Use.Loop || !(Use.Change || WithoutChange) || isInOneOf(Use, All))
      continue;
    const auto *Ref = cast<DeclRefExpr>(Use.Use);
    std::string Name = "'" + Ref->getDecl()->getNameAsString() + "'";
    std::string Container = nameOfContainer(Use);
    Finding F;
    F.Loc = Use.Use->getBeginLoc();
    F.Message = Name + " is used after " + nameOfCoroutine(*Use.Coroutine) +
                " was suspended: " +
                whoMayChange(Use, "ran meanwhile may have ", Container) +
                ", and it leads nowhere then";
    noteWhatHappens(F, Use, "it is got from " + Container + " here",
                    "it is used here, after that");
    F.Notes.push_back({Use.TakenFrom->getBeginLoc(),
                       "copy what is needed of it, or look for it again after "
                       "the suspension"});
    report(F);
  }
}

} // namespace corotidy
