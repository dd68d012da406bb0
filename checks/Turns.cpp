//===--- Turns.cpp - Which way leads to a finding -------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Turns.h"

using namespace clang;

namespace corotidy {

/// The condition of \p S as it is written, where it has one.
static const Stmt *conditionOf(const Stmt &S) {
  if (const auto *If = dyn_cast<IfStmt>(&S))
    return If->getCond();
  if (const auto *While = dyn_cast<WhileStmt>(&S))
    return While->getCond();
  if (const auto *Do = dyn_cast<DoStmt>(&S))
    return Do->getCond();
  if (const auto *For = dyn_cast<ForStmt>(&S))
    return For->getCond();
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(&S))
    return Choice->getCond();
  if (const auto *Operator = dyn_cast<BinaryOperator>(&S))
    return Operator->getLHS();
  return nullptr;
}

static Note noteOf(const Graph::Turn &T) {
  const Stmt *Condition = conditionOf(*T.At);
  if (Condition && T.When)
    return {Condition->getBeginLoc(),
            *T.When ? "when this is true, " : "when this is false, "};
  SourceLocation Loc = T.At->getBeginLoc();
  if (isa<CXXForRangeStmt>(T.At))
    return {Loc, T.When.value_or(true) ? "when there are elements, "
                                       : "when there are no more elements, "};
  if (isa<SwitchCase>(T.At))
    return {Loc, "in this case, "};
  if (isa<CXXCatchStmt>(T.At))
    return {Loc, "when this handler is entered, "};
  return {Loc, isa<SwitchStmt>(T.At) ? "when no case does otherwise, "
                                     : "on one way from here, "};
}

const Stmt *noteTurn(Finding &F, const Graph &G, unsigned From, unsigned To,
                     llvm::ArrayRef<unsigned> Avoided, StringRef What) {
  unsigned First = From == Facts::AtEntry ? 0 : From;
  std::optional<Graph::Turn> T =
      G.turnAwayFrom(G.wayBetween(First, To, Avoided), Avoided);
  if (!T)
    return nullptr;
  Note N = noteOf(*T);
  N.Message += What;
  F.Notes.push_back(std::move(N));
  return T->At;
}

bool isDecidedBetween(const Graph &G, unsigned From, unsigned To) {
  llvm::SmallVector<unsigned, 8> Way = G.wayBetween(From, To, {});
  for (size_t I = 0; I + 1 < Way.size(); ++I) {
    const Graph::Block &B = G.blocks()[Way[I]];
    if (B.Next.size() > 1 && B.Terminator &&
        !isa<WhileStmt, ForStmt, DoStmt, CXXForRangeStmt>(B.Terminator))
      return true;
  }
  return false;
}

} // namespace corotidy
