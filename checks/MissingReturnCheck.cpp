//===--- MissingReturnCheck.cpp - coro-missing-return ---------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/MissingReturnCheck.h"
#include "checks/BodyFlow.h"
#include "classify/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace corotidy {

/// Whether the promise of \p Body has no return_void. Clang then leaves nothing
/// to be done at the end of the body, or an empty statement if there is no
/// return_value either.
static bool endIsUndefined(const CoroutineBodyStmt &Body) {
  return isa_and_present<NullStmt>(Body.getFallthroughHandler()) ||
         !Body.getFallthroughHandler();
}

/// The brace at which control flows off the end of \p FD. A function-try-block
/// has as many ends as handlers.
static SourceLocation endOf(const FunctionDecl &FD,
                            const CoroutineBodyStmt &Body,
                            const FallThrough &Way) {
  const auto *Handler = dyn_cast_or_null<CXXCatchStmt>(Way.At);
  const auto *Block = dyn_cast<CompoundStmt>(Body.getBody());
  if (Handler && Block && Block->getRBracLoc().isInvalid())
    if (const auto *Try = dyn_cast<CXXTryStmt>(Block->body_back());
        Try && llvm::is_contained(Try->children(), Handler))
      return Handler->getEndLoc();
  return endOfBody(FD);
}

static Note noteOf(const FallThrough &Way) {
  SourceLocation Loc = Way.At->getBeginLoc();
  switch (Way.Choice) {
  case LastChoice::None:
    break;
  case LastChoice::ConditionTrue:
    return {Loc, "no co_return follows if this condition is true"};
  case LastChoice::ConditionFalse:
    return {Loc, "no co_return follows if this condition is false"};
  case LastChoice::LoopEnds:
    return {Loc, "no co_return follows when this loop ends"};
  case LastChoice::NoCase:
    return {Loc, "no co_return follows if no case matches"};
  case LastChoice::Case:
    return {Loc, "no co_return follows in this case"};
  case LastChoice::Handler:
    return {Loc, "no co_return follows in this handler"};
  }
  llvm_unreachable("a way without a choice has no note");
}

/// Whether statements of \p FD may be missing.
static bool isDamaged(Unit &U, const FunctionDecl &FD, SourceLocation End) {
  if (!U.hasErrors())
    return false;
  const FunctionDecl *Pattern = FD.getTemplateInstantiationPattern();
  return FD.isInvalidDecl() || U.classifier().evidenceOf(FD).Tentative ||
         (Pattern && U.classifier().evidenceOf(*Pattern).Tentative) ||
         !U.errorsIn({FD.getBeginLoc(), End}).empty();
}

void MissingReturnCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutines())
    if (!isTemplatePattern(*FD))
      checkCoroutine(U, *FD);
}

void MissingReturnCheck::checkCoroutine(Unit &U, const FunctionDecl &FD) {
  const auto *Body = dyn_cast_or_null<CoroutineBodyStmt>(FD.getBody());
  if (!Body || !endIsUndefined(*Body))
    return;
  BodyFlow Flow(FD);
  std::optional<FallThrough> Way = Flow.fallThrough();
  if (!Way)
    return;
  SourceLocation End = endOf(FD, *Body, *Way);
  if (End.isInvalid() || isDamaged(U, FD, End))
    return;
  const Classification &C = U.classOf(FD);
  if (!C.Promise)
    return;

  Finding F;
  F.Loc = End;
  F.Ranges.push_back(End);
  F.Message = "control can flow off the end of '" + qualifiedName(FD) + "': ";
  std::string PromiseNote, Remedy;
  switch (C.Promise->Returns) {
  case ReturnFunctions::ReturnVoid:
  case ReturnFunctions::Both:
    return;
  case ReturnFunctions::ReturnValue:
    F.Message +=
        (C.Result.isAwaitable() ? "awaiting its '" : "its '") +
        typeName(C.Result.Type, U.context()) +
        (C.Result.isAwaitable() ? "' then reads a result that was never set"
                                : "' then has a result that was never set");
    PromiseNote = "its promise has return_value, but no return_void";
    Remedy = "give a result with co_return on every way to the end";
    break;
  case ReturnFunctions::Neither:
    F.Message += "what happens then is undefined, as its promise has no "
                 "return_void";
    PromiseNote = "its promise has neither return_value nor return_void";
    Remedy = "give the promise a return_void";
    break;
  }
  if (Way->At && Way->OthersReturn)
    F.Notes.push_back(noteOf(*Way));
  noteAtPromise(F, C, PromiseNote);
  F.Notes.push_back({End, Remedy});
  report(F);
}

} // namespace corotidy
