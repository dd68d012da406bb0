//===--- BodyFlow.cpp - Where control gets to in a body -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/BodyFlow.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/Analyses/ReachableCode.h"

using namespace clang;

namespace corotidy {

/// The statement that is written; null if there is none.
static Stmt *writtenBody(const FunctionDecl &FD) {
  Stmt *Body = FD.getBody();
  auto *Coroutine = dyn_cast_or_null<CoroutineBodyStmt>(Body);
  return Coroutine ? Coroutine->getBody() : Body;
}

SourceLocation endOfBody(const FunctionDecl &FD) {
  const Stmt *Body = writtenBody(FD);
  // Around a function-try-block there is a block that nobody wrote.
  if (const auto *Block = dyn_cast<CompoundStmt>(Body);
      Block && Block->getRBracLoc().isInvalid() && !Block->body_empty())
    return Block->body_back()->getEndLoc();
  return Body->getEndLoc();
}

BodyFlow::BodyFlow(const FunctionDecl &FD)
    : SM(FD.getASTContext().getSourceManager()) {
  Stmt *Body = writtenBody(FD);
  if (!Body)
    return;
  CFG::BuildOptions Options;
  Options.PruneTriviallyFalseEdges = true;
  Options.AddImplicitDtors = true;
  Options.AddTemporaryDtors = true;
  Options.setAllAlwaysAdd();
  Graph = CFG::buildCFG(&FD, Body, &FD.getASTContext(), Options);
  if (!Graph)
    return;
  for (const CFGBlock *B : *Graph)
    for (const CFGElement &Element : *B)
      if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
        BlockOf.insert({S->getStmt(), B});

  Live.resize(Graph->getNumBlockIDs());
  reachable_code::ScanReachableFromBlock(&Graph->getEntry(), Live);
  // No edge leads to a handler: calls that throw would each need one.
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (const CFGBlock *B : *Graph) {
      const auto *Try = dyn_cast_or_null<CXXTryStmt>(B->getTerminatorStmt());
      if (!Try || isLive(*B) || !reachesAnyOf(*Try->getTryBlock()))
        continue;
      reachable_code::ScanReachableFromBlock(B, Live);
      Changed = true;
    }
  }
}

bool BodyFlow::isLive(const CFGBlock &B) const {
  return Live.test(B.getBlockID());
}

bool BodyFlow::reaches(const Expr &E) const {
  const CFGBlock *B = BlockOf.lookup(&E);
  return B && isLive(*B);
}

bool BodyFlow::reachesAnyOf(const Stmt &S) const {
  if (const CFGBlock *B = BlockOf.lookup(&S); B && isLive(*B))
    return true;
  return llvm::any_of(S.children(), [this](const Stmt *Child) {
    return Child && reachesAnyOf(*Child);
  });
}

namespace {
enum class Leaving { FlowsOff, Returns, Throws, Elsewhere };
} // namespace

/// How control takes the edge from \p B to the exit.
static Leaving leavingBy(const CFGBlock &B) {
  if (B.hasNoReturnElement())
    return Leaving::Elsewhere;
  // The destructors of what a return leaves come after it.
  for (const CFGElement &Element : llvm::reverse(B)) {
    std::optional<CFGStmt> Last = Element.getAs<CFGStmt>();
    if (!Last)
      continue;
    const Stmt *S = Last->getStmt();
    if (isa<ReturnStmt, CoreturnStmt>(S))
      return Leaving::Returns;
    if (isa<CXXThrowExpr>(S))
      return Leaving::Throws;
    return isa<CXXTryStmt>(S) ? Leaving::Elsewhere : Leaving::FlowsOff;
  }
  // An exception that no handler takes.
  return isa_and_nonnull<CXXTryStmt>(B.getTerminatorStmt()) ? Leaving::Elsewhere
                                                            : Leaving::FlowsOff;
}

/// What taking the edge from \p From to \p To means.
static FallThrough choiceOf(const CFGBlock &From, const CFGBlock &To) {
  const Stmt *S = From.getTerminatorStmt();
  auto Is = [&](unsigned Index) {
    return From.succ_size() > Index &&
           (From.succ_begin() + Index)->getReachableBlock() == &To;
  };
  switch (S ? S->getStmtClass() : Stmt::NoStmtClass) {
  case Stmt::IfStmtClass:
    if (Is(0))
      return {LastChoice::ConditionTrue, S};
    return {LastChoice::ConditionFalse, S};
  case Stmt::WhileStmtClass:
  case Stmt::DoStmtClass:
  case Stmt::ForStmtClass:
  case Stmt::CXXForRangeStmtClass:
    if (Is(1))
      return {LastChoice::LoopEnds, S};
    return {};
  case Stmt::SwitchStmtClass:
    if (!isa_and_nonnull<SwitchCase>(To.getLabel()))
      return {LastChoice::NoCase, S};
    return {};
  default:
    return {};
  }
}

/// Follows the way that leaves by \p Last back to where it was chosen.
FallThrough BodyFlow::wayThrough(const CFGBlock &Last) const {
  auto LiveOnes = [this](auto Edges) {
    llvm::SmallVector<const CFGBlock *, 4> Blocks;
    for (const CFGBlock::AdjacentBlock &Edge : Edges)
      if (const CFGBlock *B = Edge.getReachableBlock(); B && isLive(*B))
        Blocks.push_back(B);
    return Blocks;
  };
  llvm::SmallPtrSet<const CFGBlock *, 8> Seen;
  const CFGBlock *To = &Graph->getExit();
  for (const CFGBlock *B = &Last; B && Seen.insert(B).second;) {
    if (LiveOnes(B->succs()).size() > 1)
      return choiceOf(*B, *To);
    if (const Stmt *Label = B->getLabel()) {
      if (isa<CXXCatchStmt>(Label))
        return {LastChoice::Handler, Label};
      if (isa<SwitchCase>(Label))
        return {LastChoice::Case, Label};
    }
    llvm::SmallVector<const CFGBlock *, 4> Before = LiveOnes(B->preds());
    if (Before.size() != 1)
      return {};
    To = B;
    B = Before.front();
  }
  return {};
}

std::optional<FallThrough> BodyFlow::fallThrough() const {
  if (!Graph)
    return std::nullopt;
  bool Returns = false;
  bool FallsOff = false;
  FallThrough First;
  CFGBlock::FilterOptions Filter;
  // A default beside cases for all enumerators is there for safety only.
  Filter.IgnoreDefaultsWithCoveredEnums = 1;
  for (auto I = Graph->getExit().filtered_pred_start_end(Filter); I.hasMore();
       ++I) {
    const CFGBlock &B = **I;
    if (!isLive(B))
      continue;
    Leaving How = leavingBy(B);
    Returns |= How == Leaving::Returns;
    if (How != Leaving::FlowsOff)
      continue;
    FallsOff = true;
    FallThrough Way = wayThrough(B);
    if (Way.At &&
        (!First.At || SM.isBeforeInTranslationUnit(Way.At->getBeginLoc(),
                                                   First.At->getBeginLoc())))
      First = Way;
  }
  if (!FallsOff)
    return std::nullopt;
  First.OthersReturn = Returns;
  return First;
}

std::optional<Exits> BodyFlow::exits() const {
  if (!Graph)
    return std::nullopt;
  Exits Found;
  for (const CFGBlock *B : *Graph)
    Found.EndsProgram |= isLive(*B) && B->hasNoReturnElement();
  for (const CFGBlock *B : Graph->getExit().preds()) {
    // A null predecessor is an edge that is never taken.
    if (!B || !isLive(*B))
      continue;
    Leaving How = leavingBy(*B);
    Found.FlowsOff |= How == Leaving::FlowsOff;
    Found.Throws |= How == Leaving::Throws;
  }
  return Found;
}

} // namespace corotidy
