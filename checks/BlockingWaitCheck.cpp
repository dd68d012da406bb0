//===--- BlockingWaitCheck.cpp - coro-blocking-wait -----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/BlockingWaitCheck.h"
#include "checks/Stops.h"
#include "classify/Names.h"
#include "flow/AccessPath.h"
#include "flow/Calls.h"
#include "flow/KnownReady.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace clang::tidy;

namespace corotidy {

BlockingWaitCheck::BlockingWaitCheck(StringRef Name, ClangTidyContext *Context)
    : Check(Name, Context), AllowedCallees(listOption("AllowedCallees")) {}

void BlockingWaitCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "AllowedCallees", AllowedCallees);
}

/// What to do instead of \p Wait in the coroutine \p FD.
static std::string remedyFor(Unit &U, const FunctionDecl &FD,
                             const SynchronousWait &Wait) {
  const Classification &C = U.classOf(FD);
  QualType T = Wait.For ? objectIn(Wait.For)->getType() : QualType();
  StringRef Instead = Wait.Model->AwaitsInstead;
  // Some promises take whatever comes, which says nothing of what is awaited.
  if (C.Promise && !T.isNull() && !T->isDependentType() &&
      U.resolver().resolve(T, C.Promise->P).WellFormed &&
      (Instead.empty() || U.classifier().resultFacts(T).AwaitableByItself))
    return "co_await it instead";
  if (!Instead.empty())
    return Instead.str();
  return "co_await something that ends when it is ready";
}

/// What \p E is, in words.
static std::string nameOf(const Expr *E) {
  const Expr *Object = E ? objectIn(E) : nullptr;
  if (!Object)
    return "what it waits for";
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Object))
    return "'" + Ref->getDecl()->getNameAsString() + "'";
  if (std::optional<AccessPath> P = pathOf(Object))
    return "'" + P->text() + "'";
  if (const FunctionDecl *Callee = calleeOf(*Object);
      Callee && !isa<CXXConstructorDecl>(Callee) &&
      !Callee->isOverloadedOperator())
    return "what '" + nameOfCallee(*Object, *Callee) + "' returns";
  return "its operand";
}

void BlockingWaitCheck::checkUnit(Unit &U) {
  forEachGraphOnSharedThread(U, [&](const Graph &G) {
    std::optional<std::vector<SynchronousWait>> Waits =
        synchronousWaits(G, U.models());
    if (!Waits)
      return reportNotFollowed(G.function());
    for (const SynchronousWait &Wait : *Waits) {
      if (isAnyNamed(*Wait.Callee, AllowedCallees) ||
          (Wait.For && U.callsWithoutWaiting(*objectIn(Wait.For))))
        continue;
      Finding F;
      F.Loc = placeOfCall(*Wait.Call);
      F.Ranges.push_back(Wait.Call->getSourceRange());
      F.Message = "'" + qualifiedName(G.function()) +
                  "' stops its thread, which waits in '" +
                  nameOfCallee(*Wait.Call, *Wait.Callee) + "' until " +
                  nameOf(Wait.For) +
                  " is ready: if that needs this thread, neither goes on";
      F.Notes.push_back({F.Loc, remedyFor(U, G.function(), Wait)});
      report(F);
    }
  });
}

} // namespace corotidy
