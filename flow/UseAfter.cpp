//===--- UseAfter.cpp - What a coroutine uses after it suspended ----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "flow/UseAfter.h"
#include "classify/BodyVisitor.h"
#include "flow/References.h"

using namespace clang;

namespace corotidy {

std::optional<UseAfterSuspension>
useAfterSuspension(const Graph &G,
                   llvm::function_ref<bool(const Stmt &)> IsUse) {
  // The first point that comes before each step on some way. Whatever a point
  // leads to, one that it leads to itself leads to as well: so each block is
  // entered once.
  constexpr unsigned None = ~0u;
  std::vector<unsigned> Before(G.steps().size(), None);
  std::vector<bool> IsEntered(G.blocks().size());
  for (unsigned Point : G.suspensions()) {
    if (!G.step(Point).Point->maySuspend() || Before[Point] != None)
      continue;
    SmallVector<unsigned, 16> ToEnter;
    auto Leave = [&](const Graph::Block &B) {
      for (const Graph::Edge &E : B.Next)
        ToEnter.push_back(E.To);
      ToEnter.append(B.Thrown.begin(), B.Thrown.end());
    };
    const Graph::Block &First = G.blocks()[G.blockOf(Point)];
    for (unsigned I = Point + 1; I != First.End; ++I)
      if (Before[I] == None)
        Before[I] = Point;
    Leave(First);
    while (!ToEnter.empty()) {
      unsigned Number = ToEnter.pop_back_val();
      if (IsEntered[Number])
        continue;
      IsEntered[Number] = true;
      const Graph::Block &B = G.blocks()[Number];
      for (unsigned I = B.Begin; I != B.End; ++I)
        if (Before[I] == None)
          Before[I] = Point;
      Leave(B);
    }
  }
  for (unsigned I = 0; I != Before.size(); ++I) {
    const Step &S = G.step(I);
    if (Before[I] != None && S.What == Step::Kind::Evaluates && IsUse(*S.S))
      return UseAfterSuspension{Before[I], I};
  }
  return std::nullopt;
}

const VarDecl *mentionedBy(const Stmt &S) {
  const auto *Ref = dyn_cast<DeclRefExpr>(&S);
  if (!Ref)
    return nullptr;
  if (const auto *Binding = dyn_cast<BindingDecl>(Ref->getDecl()))
    return dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl());
  return dyn_cast<VarDecl>(Ref->getDecl());
}

namespace {
class NameVisitor : public BodyVisitor {
public:
  explicit NameVisitor(const ParmVarDecl &Param) : Param(Param) {}

  bool VisitVarDecl(const VarDecl *Var) override {
    if (Var->hasLocalStorage() &&
        llvm::is_contained(wayInto(*Var).Params, &Param))
      Found.push_back(Var);
    return true;
  }
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *S) override {
    for (const DeclStmt *Hidden : {S->getBeginStmt(), S->getEndStmt()})
      if (Hidden && Hidden->isSingleDecl())
        VisitVarDecl(cast<VarDecl>(Hidden->getSingleDecl()));
    return true;
  }

  std::vector<const VarDecl *> Found;

private:
  const ParmVarDecl &Param;
};
} // namespace

std::vector<const VarDecl *> otherNamesOf(const ParmVarDecl &Param,
                                          const FunctionDecl &FD) {
  NameVisitor Names(Param);
  if (const Stmt *Body = writtenBody(FD))
    Names.TraverseStmt(Body);
  return std::move(Names.Found);
}

} // namespace corotidy
