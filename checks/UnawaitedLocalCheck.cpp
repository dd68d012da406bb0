//===--- UnawaitedLocalCheck.cpp - coro-unawaited-local -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/UnawaitedLocalCheck.h"
#include "checks/AwaitFix.h"
#include "checks/LocalTasks.h"
#include "checks/Turns.h"
#include "classify/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"

using namespace clang;
using clang::tidy::ClangTidyContext;
using clang::tidy::ClangTidyOptions;

namespace corotidy {

UnawaitedLocalCheck::UnawaitedLocalCheck(StringRef Name,
                                         ClangTidyContext *Context)
    : Check(Name, Context), AllowedCallees(listOption("AllowedCallees")),
      AllowedTypes(listOption("AllowedTypes")),
      LazyOnSomeWays(Options.get("LazyOnSomeWays", false)) {}

void UnawaitedLocalCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "AllowedCallees", AllowedCallees);
  storeList(Opts, "AllowedTypes", AllowedTypes);
  Options.store(Opts, "LazyOnSomeWays", LazyOnSomeWays);
}

/// Whether its author says that nobody looks at it. That is no reason to make a
/// task that never runs.
static bool isMeantToBeDropped(const LocalTask &Task) {
  const ValueDecl &Var = *Task.Var;
  if (Var.hasAttr<CleanupAttr>() || Var.getName().empty())
    return true;
  return Task.What.Start != StartPolicy::Lazy &&
         (Var.hasAttr<UnusedAttr>() || Var.getName() == "_");
}

static std::string quoted(QualType T, const ASTContext &Ctx) {
  return "'" + typeName(T.getNonReferenceType().getUnqualifiedType(), Ctx) +
         "'";
}

static bool isForMutex(const LocalTask &Task, const Models &M) {
  return givesGuard(Task.What, Task.Maker, M) || isOfMutex(Task.Maker, M);
}

/// Whether it matters that nothing in the body consumes \p Task. One that runs
/// may be left alone with a reason: it ends with its variable, or somebody asks
/// how it is.
static bool isLost(const LocalTask &Task, const Models &M) {
  return Task.Maker &&
         (isForMutex(Task, M) || Task.What.Start == StartPolicy::Lazy ||
          (Task.IsVarNeverAsked && !Task.IsScoped));
}

/// The end of a sentence that begins with the name of the variable.
static std::string whatIsMissing(const LocalTask &Task, Unit &U) {
  std::string Type = quoted(Task.Var->getType(), U.context());
  if (givesGuard(Task.What, Task.Maker, U.models()))
    return " holds a " + Type + ", not the " +
           quoted(Task.What.Result, U.context()) +
           " that an await of it gives: nothing is locked";
  if (isOfMutex(Task.Maker, U.models()))
    return " is never awaited: a " + Type +
           " does not hold the mutex, an await of it does";
  return (Task.What.Kind == WorkKind::Generator ? " is never iterated: the "
                                                : " is never awaited: the ") +
         Type + " " + ifDropped(Task.What).str();
}

/// What gives the variable what was meant. If its type is written, or it is
/// asked as a task would be, more has to change.
static std::optional<FixItHint> fixOf(Unit &U, const FunctionDecl &FD,
                                      const LocalTask &Task) {
  const auto *Var = dyn_cast<VarDecl>(Task.Var);
  const TypeSourceInfo *Written = Var ? Var->getTypeSourceInfo() : nullptr;
  if (!Task.Maker || !Task.IsVarNeverAsked || !Written ||
      Var->getInitStyle() != VarDecl::CInit ||
      !Written->getTypeLoc().getUnqualifiedLoc().getAs<AutoTypeLoc>())
    return std::nullopt;
  return awaitFix(U, FD, *Task.Maker);
}

void UnawaitedLocalCheck::reportNever(Unit &U, const FunctionDecl &FD,
                                      const LocalTask &Task) {
  Finding F;
  F.Loc = Task.Var->getLocation();
  F.Message = "'" + Task.Var->getNameAsString() + "'" + whatIsMissing(Task, U);
  if (Task.Maker)
    F.Ranges.push_back(Task.Maker->getSourceRange());
  SourceLocation Begin = Task.Maker ? Task.Maker->getBeginLoc() : F.Loc;
  if (Task.What.Kind == WorkKind::Generator) {
    F.Notes.push_back({Begin, "iterate it, or do without the call"});
  } else if (givesGuard(Task.What, Task.Maker, U.models())) {
    F.Notes.push_back({Begin, "write co_await before the call"});
    if (std::optional<FixItHint> Fix = fixOf(U, FD, Task))
      F.Fixes.push_back(*Fix);
  } else {
    F.Notes.push_back(
        {Begin, Task.What.Start == StartPolicy::Lazy
                    ? "await it, or do without the call"
                    : "await it where its result is needed, or hand it to "
                      "someone who does"});
  }
  report(F);
}

void UnawaitedLocalCheck::reportSomeWay(Unit &U, const Graph &G,
                                        const LocalTask &Task) {
  unsigned Dropped = Task.DroppedBy.front();
  Finding F;
  F.Loc = Task.Var->getLocation();
  F.Message = "'" + Task.Var->getNameAsString() +
              "' is not awaited on every way: the " +
              quoted(Task.Var->getType(), U.context()) + " " +
              ifDropped(Task.What).str();
  if (Task.Maker && Task.MadeBy != Facts::AtEntry)
    F.Ranges.push_back(Task.Maker->getSourceRange());
  const Stmt *Turn =
      noteTurn(F, G, Task.MadeBy, Dropped, Task.ConsumedBy, "it is dropped");
  // A macro that turns away is an assertion, and a loop has elements, as a
  // rule.
  if (!Turn || Turn->getBeginLoc().isMacroID() ||
      isa<WhileStmt, ForStmt, CXXForRangeStmt>(Turn))
    return;
  F.Notes.push_back({F.Loc, "await it there, too, or begin it only where it is "
                            "needed"});
  report(F);
}

void UnawaitedLocalCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.bodiesToFollow()) {
    std::optional<std::vector<LocalTask>> Tasks = localTasksOf(U, *FD);
    if (!Tasks) {
      reportNotFollowed(*FD);
      continue;
    }
    for (const LocalTask &Task : *Tasks) {
      if (!isa<VarDecl>(Task.Var) || isMeantToBeDropped(Task) ||
          isAllowed(Task, AllowedCallees, AllowedTypes))
        continue;
      if (Task.IsVarNeverConsumed) {
        if (isLost(Task, U.models()))
          reportNever(U, *FD, Task);
      } else if (!Task.ConsumedBy.empty() && !Task.DroppedBy.empty() &&
                 !Task.IsVarAsserted && !Task.IsAssigned && !Task.Yields &&
                 !Task.IsScoped &&
                 (LazyOnSomeWays || Task.What.Start == StartPolicy::Eager)) {
        reportSomeWay(U, *U.graphOf(*FD), Task);
      }
    }
  }
}

} // namespace corotidy
