//===--- UnawaitedTaskCheck.cpp - coro-unawaited-task ---------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/UnawaitedTaskCheck.h"
#include "checks/AwaitFix.h"
#include "checks/DiscardedValues.h"
#include "checks/Stops.h"
#include "checks/Work.h"
#include "classify/Names.h"
#include "flow/Calls.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace clang::tidy;

namespace corotidy {

UnawaitedTaskCheck::UnawaitedTaskCheck(StringRef Name,
                                       ClangTidyContext *Context)
    : Check(Name, Context), AllowedCallees(listOption("AllowedCallees")),
      AllowedTypes(listOption("AllowedTypes")),
      ReportVoidCasts(Options.get("ReportVoidCasts", false)) {}

void UnawaitedTaskCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "AllowedCallees", AllowedCallees);
  storeList(Opts, "AllowedTypes", AllowedTypes);
  Options.store(Opts, "ReportVoidCasts", ReportVoidCasts);
}

bool UnawaitedTaskCheck::mayBeDropped(Unit &U, const CallExpr &Call) const {
  const CXXRecordDecl *Record = Call.getType()->getAsCXXRecordDecl();
  if (Record && isAnyNamed(*Record, AllowedTypes))
    return true;
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee)
    return false;
  if (isAnyNamed(*Callee, AllowedCallees))
    return true;
  const FunctionModel *Model = U.models().find(*Callee);
  return Model && !Model->Detaches.empty();
}

/// Whether an await would give what holds a lock or a share of something.
static bool givesGuard(const Work &W, const Models &M) {
  if (W.Result.isNull() || W.Result->isVoidType())
    return false;
  const ClassModel *Model = M.find(W.Result);
  return Model && Model->Guard && Model->Guard->Kind == GuardKind::Lock;
}

/// Whether \p Call is of a mutex that coroutines wait for by co_await.
static bool isOfMutex(const CallExpr &Call, const Models &M) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  const CXXRecordDecl *Record = Member ? Member->getRecordDecl() : nullptr;
  const ClassModel *Model = Record ? M.find(*Record) : nullptr;
  return Model && Model->Mutex == MutexKind::Coroutine;
}

static std::string messageFor(Unit &U, const CallExpr &Call, const Work &W) {
  std::string What = describeWork(U, Call);
  if (givesGuard(W, U.models()) || isOfMutex(Call, U.models()))
    return What + " is dropped: nothing is locked, an await of it does that";
  if (W.Kind == WorkKind::Generator)
    return What + " is dropped: nobody iterates it, so its body never runs";
  if (W.Kind == WorkKind::Task && W.Start == StartPolicy::Eager)
    return What + " is dropped: it runs, and its errors are lost";
  return What + " is dropped: it " + ifDropped(W).str();
}

void UnawaitedTaskCheck::checkDropped(Unit &U, const FunctionDecl &FD,
                                      const CallExpr &Call) {
  if (!Call.isPRValue() || Call.isTypeDependent())
    return;
  std::optional<Work> W = workOf(U, Call.getType());
  if (!W || mayBeDropped(U, Call))
    return;
  Finding F;
  F.Loc = placeOfCall(Call);
  F.Message = messageFor(U, Call, *W);
  F.Ranges.push_back(Call.getSourceRange());
  bool GivesGuard = givesGuard(*W, U.models());
  bool IsLock = GivesGuard || isOfMutex(Call, U.models());
  bool MayAwait = mayAwait(U, FD, Call);
  std::string Remedy;
  if (W->Kind == WorkKind::Generator)
    Remedy = "iterate it, or do without the call";
  else if (GivesGuard)
    Remedy = "keep what co_await of it gives in a variable, for as long as the "
             "lock is needed";
  else if (MayAwait)
    Remedy = "write co_await before it, or hand it to something that waits for "
             "it";
  else
    Remedy = "await it where a coroutine may, or hand it to something that "
             "waits for it";
  if (W->Start != StartPolicy::Lazy && !IsLock)
    Remedy += "; if nobody has to, cast it to void";
  F.Notes.push_back({F.Loc, Remedy});
  // What was begun all the same may be meant to be on its own.
  bool IsMeant = W->Start == StartPolicy::Lazy || IsLock;
  if (IsMeant && !GivesGuard && W->Kind != WorkKind::Generator)
    if (std::optional<FixItHint> Fix = awaitFix(U, FD, Call))
      F.Fixes.push_back(*Fix);
  report(F);
}

void UnawaitedTaskCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.bodiesToFollow())
    forEachDiscarded(*FD, [&](const Expr &E, bool IsCast) {
      const auto *Call = dyn_cast<CallExpr>(&E);
      if (Call && (!IsCast || ReportVoidCasts))
        checkDropped(U, *FD, *Call);
    });
}

} // namespace corotidy
