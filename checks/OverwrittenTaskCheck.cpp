//===--- OverwrittenTaskCheck.cpp - coro-overwritten-task -----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/OverwrittenTaskCheck.h"
#include "checks/LocalTasks.h"
#include "checks/Turns.h"
#include "classify/Names.h"

using namespace clang;
using clang::tidy::ClangTidyContext;
using clang::tidy::ClangTidyOptions;

namespace corotidy {

OverwrittenTaskCheck::OverwrittenTaskCheck(StringRef Name,
                                           ClangTidyContext *Context)
    : Check(Name, Context), AllowedCallees(listOption("AllowedCallees")),
      AllowedTypes(listOption("AllowedTypes")) {}

void OverwrittenTaskCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "AllowedCallees", AllowedCallees);
  storeList(Opts, "AllowedTypes", AllowedTypes);
}

/// Whether something is lost when \p Task is replaced. A variable that nothing
/// consumes is the business of coro-unawaited-local.
bool OverwrittenTaskCheck::isLoss(Unit &U, const LocalTask &Task) const {
  if (Task.ReplacedBy.empty() || Task.IsVarNeverConsumed ||
      Task.IsVarAsserted || Task.Yields || Task.IsScoped ||
      isAllowed(Task, AllowedCallees, AllowedTypes))
    return false;
  if (Task.What.Start != StartPolicy::Eager && !Task.ConsumedBy.empty())
    return false;
  return !Task.Maker || !U.callsWithoutWaiting(*Task.Maker);
}

void OverwrittenTaskCheck::reportTask(Unit &U, const Graph &G,
                                      const LocalTask &Task) {
  for (unsigned Number : Task.ReplacedBy) {
    if (Task.MadeBy != Facts::AtEntry &&
        isDecidedBetween(G, Task.MadeBy, Number) &&
        (Number == Task.MadeBy || Task.IsAssigned))
      continue;
    const Stmt &At = *G.step(Number).S;
    Finding F;
    F.Loc = At.getBeginLoc();
    F.Ranges.push_back(At.getSourceRange());
    F.Message = "'" + Task.Var->getNameAsString() +
                "' gets another task before anybody awaited the first: that " +
                ifDropped(Task.What).str();
    if (Number == Task.MadeBy)
      F.Notes.push_back({F.Loc, "it happens here each time the loop comes by"});
    else
      F.Notes.push_back(
          {Task.Maker ? Task.Maker->getBeginLoc() : Task.Var->getLocation(),
           "the first comes from here"});
    F.Notes.push_back({F.Loc, "await the first before, or keep both"});
    report(F);
  }
}

void OverwrittenTaskCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.bodiesToFollow()) {
    std::optional<std::vector<LocalTask>> Tasks = localTasksOf(U, *FD);
    if (!Tasks) {
      reportNotFollowed(*FD);
      continue;
    }
    for (const LocalTask &Task : *Tasks)
      if (isLoss(U, Task))
        reportTask(U, *U.graphOf(*FD), Task);
  }
}

} // namespace corotidy
