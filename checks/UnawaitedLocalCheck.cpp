//===--- UnawaitedLocalCheck.cpp - coro-unawaited-local -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/UnawaitedLocalCheck.h"
#include "checks/LocalTasks.h"
#include "checks/Turns.h"
#include "classify/Names.h"
#include "flow/Calls.h"
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

/// Whether its author says that nobody looks at it.
static bool isMeantToBeDropped(const VarDecl &Var) {
  return Var.hasAttr<UnusedAttr>() || Var.hasAttr<CleanupAttr>() ||
         Var.getName().empty() || Var.getName() == "_";
}

static std::string quoted(QualType T, const ASTContext &Ctx) {
  return "'" + typeName(T.getNonReferenceType().getUnqualifiedType(), Ctx) +
         "'";
}

/// Whether \p Call asks something of a mutex that coroutines wait for by
/// co_await: as a member of it, or as a function that gets it first. One that
/// gets a closure, too, holds the mutex while that runs.
static bool isOfMutex(const Expr *E, const Models &M) {
  const auto *Call = dyn_cast_or_null<CallExpr>(E);
  const Expr *Asked = Call ? objectOf(*Call) : nullptr;
  if (Call && !Asked && Call->getNumArgs() != 0)
    Asked = Call->getArg(0);
  if (!Asked)
    return false;
  QualType T = Asked->getType();
  const ClassModel *Model =
      M.find(T->isPointerType() ? T->getPointeeType() : T);
  return Model && Model->Mutex == MutexKind::Coroutine &&
         llvm::none_of(Call->arguments(), [](const Expr *Arg) {
           const CXXRecordDecl *Class = Arg->getType()->getAsCXXRecordDecl();
           return Class && Class->isLambda();
         });
}

/// Whether an await would give what holds a lock or a share of something.
static bool givesGuard(const LocalTask &Task, const Models &M) {
  const CXXRecordDecl *Result =
      Task.What.Result.isNull()
          ? nullptr
          : Task.What.Result.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Result)
    return false;
  const ClassModel *Model = M.find(*Result);
  if (Model && Model->Guard && Model->Guard->Kind == GuardKind::Lock)
    return true;
  return isOfMutex(Task.Maker, M) && Result->hasDefinition() &&
         !Result->hasTrivialDestructor();
}

static bool isForMutex(const LocalTask &Task, const Models &M) {
  return givesGuard(Task, M) || isOfMutex(Task.Maker, M);
}

/// The end of a sentence that begins with the name of the variable.
static std::string whatIsMissing(const LocalTask &Task, Unit &U) {
  std::string Type = quoted(Task.Var->getType(), U.context());
  if (givesGuard(Task, U.models()))
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

/// Whether `co_await` can stand before \p Call, in \p FD, where the variable
/// then gets what was meant.
static bool mayAwait(Unit &U, const FunctionDecl &FD, const LocalTask &Task) {
  const auto *Body = dyn_cast_or_null<CoroutineBodyStmt>(FD.getBody());
  const auto *Call = dyn_cast_or_null<CallExpr>(Task.Maker);
  if (!Body || !Call || !Task.IsVarNeverAsked ||
      Call->getBeginLoc().isMacroID() || isa<CXXOperatorCallExpr>(Call) ||
      !Task.Var->getTypeSourceInfo() || !Task.Var->getInit() ||
      Task.Var->getInitStyle() != VarDecl::CInit)
    return false;
  TypeLoc Written = Task.Var->getTypeSourceInfo()->getTypeLoc();
  if (!Written.getUnqualifiedLoc().getAs<AutoTypeLoc>())
    return false;
  QualType Object = FD.getReturnType();
  QualType Promise = U.resolver().promiseOf(FD);
  return !Promise.isNull() && !Promise->isDependentType() &&
         U.resolver().resolve(Call->getType(), {Promise, Object}).WellFormed;
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
  } else if (givesGuard(Task, U.models())) {
    F.Notes.push_back({Begin, "write co_await before the call"});
    if (mayAwait(U, FD, Task))
      F.Fixes.push_back(FixItHint::CreateInsertion(Begin, "co_await "));
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
      if (isMeantToBeDropped(*Task.Var) ||
          isAllowed(Task, AllowedCallees, AllowedTypes))
        continue;
      if (Task.IsVarNeverConsumed) {
        if (Task.Maker && (!Task.IsScoped || isForMutex(Task, U.models())))
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
