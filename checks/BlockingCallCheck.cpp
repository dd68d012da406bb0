//===--- BlockingCallCheck.cpp - coro-blocking-call -----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/BlockingCallCheck.h"
#include "checks/Stops.h"
#include "classify/Names.h"
#include "flow/Calls.h"
#include "flow/HeldAcross.h"
#include "clang/AST/ASTContext.h"

using namespace clang;
using namespace clang::tidy;

namespace corotidy {

/// A critical section is short, as a rule, and most files are on a disk nearby.
static constexpr StringRef DefaultCategories =
    "sleep;join;wait;loop;network;process;input;other";

BlockingCallCheck::BlockingCallCheck(StringRef Name, ClangTidyContext *Context)
    : Check(Name, Context),
      Categories(listOption("Categories", DefaultCategories)),
      AllowedCallees(listOption("AllowedCallees")) {
  for (StringRef Category : Categories)
    if (!llvm::is_contained(blockingCategories(), Category))
      configurationDiag("%0.Categories: there is no category '%1'",
                        DiagnosticIDs::Error)
          << Name << Category;
}

void BlockingCallCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "Categories", Categories);
  storeList(Opts, "AllowedCallees", AllowedCallees);
}

bool BlockingCallCheck::isAsked(StringRef Category) const {
  return llvm::is_contained(Categories, Category);
}

/// What is known of the call \p E that may block; a constructor without
/// arguments has nothing to wait for, and one that copies or moves neither.
static std::optional<BlockingModel>
blockingOf(const Expr &E, const FunctionDecl &Callee, Unit &U) {
  const auto *Construct = dyn_cast<CXXConstructExpr>(&E);
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Callee);
  if (Constructor && (Construct->getNumArgs() == 0 ||
                      Construct->getArg(0)->isDefaultArgument() ||
                      Constructor->isCopyOrMoveConstructor()))
    return std::nullopt;
  const FunctionModel *Model = U.models().find(Callee);
  if (Model && Model->Blocks && Model->Awaits.empty()) {
    const auto *Call = dyn_cast<CallExpr>(&E);
    if (Call && comesBackAtOnce(*Call, *Model, U.context()))
      return std::nullopt;
    return Model->Blocks;
  }
  if (!Constructor || !locksWhenConstructed(*Construct, U.models()))
    return std::nullopt;
  return BlockingModel{"lock", "waits for the lock",
                       "await a mutex that is made for coroutines"};
}

void BlockingCallCheck::checkCall(Unit &U, const FunctionDecl &FD,
                                  const Expr &E) {
  const FunctionDecl *Callee = calleeOf(E);
  if (!Callee)
    return;
  std::optional<BlockingModel> Blocks = blockingOf(E, *Callee, U);
  if (!Blocks || !isAsked(Blocks->Category) ||
      isAnyNamed(*Callee, AllowedCallees))
    return;
  Finding F;
  F.Loc = placeOfCall(E);
  F.Ranges.push_back(E.getSourceRange());
  std::string Calling = nameOfCallee(E, *Callee);
  F.Message = "'" + qualifiedName(FD) + "' ";
  F.Message += Blocks->Category == "loop"
                   ? "waits in '" + Calling + "', which " + Blocks->Does +
                         ": it goes on only when that is done with all that "
                         "it has begun"
                   : "stops its thread, which " + Blocks->Does + " in '" +
                         Calling + "': no other coroutine runs on it meanwhile";
  F.Notes.push_back(
      {F.Loc, Blocks->Instead.empty()
                  ? "await the end of it instead, or have a thread do it that "
                    "is made for what blocks"
                  : Blocks->Instead});
  report(F);
}

void BlockingCallCheck::checkUnit(Unit &U) {
  forEachGraphOnSharedThread(U, [&](const Graph &G) {
    for (const Step &S : G.steps())
      if (const auto *E = dyn_cast_or_null<Expr>(S.S);
          E && S.What == Step::Kind::Evaluates)
        checkCall(U, G.function(), *E);
  });
}

} // namespace corotidy
