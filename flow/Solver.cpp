//===--- Solver.cpp - What is true where in a body ------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "flow/Solver.h"
#include "llvm/ADT/BitVector.h"

using namespace clang;

namespace corotidy {

llvm::ArrayRef<Fact> Facts::of(unsigned Thing) const {
  const Fact *First = llvm::partition_point(
      Known, [&](const Fact &F) { return F.Thing < Thing; });
  const Fact *Last = First;
  while (Last != Known.end() && Last->Thing == Thing)
    ++Last;
  return {First, Last};
}

bool Facts::may(unsigned Thing, unsigned State) const {
  return llvm::any_of(of(Thing),
                      [&](const Fact &F) { return F.State == State; });
}

bool Facts::must(unsigned Thing, unsigned State) const {
  llvm::ArrayRef<Fact> States = of(Thing);
  return !States.empty() &&
         llvm::all_of(States, [&](const Fact &F) { return F.State == State; });
}

void Facts::forget(unsigned Thing) {
  llvm::erase_if(Known, [&](const Fact &F) { return F.Thing == Thing; });
}

void Facts::exclude(unsigned Thing, unsigned State) {
  llvm::erase_if(Known, [&](const Fact &F) {
    return F.Thing == Thing && F.State == State;
  });
}

bool Facts::add(unsigned Thing, unsigned State, unsigned Cause) {
  Fact New = {Thing, State, Cause};
  Fact *At = llvm::partition_point(
      Known, [&](const Fact &F) { return F.key() < New.key(); });
  if (At != Known.end() && At->key() == New.key())
    return false;
  At = Known.insert(At, New);
  auto IsAlike = [&](const Fact &F) {
    return F.Thing == Thing && F.State == State;
  };
  // The first steps stand for the others: else a body with a thousand causes
  // would take their square.
  if (llvm::count_if(of(Thing), IsAlike) <= MostCauses)
    return true;
  Fact *Last = At;
  while (Last + 1 != Known.end() && IsAlike(Last[1]))
    ++Last;
  bool IsNews = Last != At;
  Known.erase(Last);
  return IsNews;
}

void Facts::set(unsigned Thing, unsigned State, unsigned Cause) {
  forget(Thing);
  add(Thing, State, Cause);
}

void Facts::copy(unsigned From, unsigned To) {
  forget(To);
  llvm::SmallVector<Fact, 4> Copied(of(From));
  for (const Fact &F : Copied)
    add(To, F.State, F.Cause);
}

bool Facts::join(const Facts &There) {
  bool Changed = false;
  for (const Fact &F : There.Known)
    Changed |= add(F.Thing, F.State, F.Cause);
  return Changed;
}

Domain::~Domain() = default;

Solution::Solution(const Graph &G, Domain &D, unsigned Budget)
    : G(G), D(D), AtBegin(G.blocks().size()) {
  if (G.blocks().empty())
    return;
  llvm::BitVector Waiting(G.blocks().size());
  auto Reach = [&](unsigned B, Facts There) {
    // To handlers, an exception leads: it has left the try block.
    if (const auto *Try =
            dyn_cast_or_null<CXXTryStmt>(G.blocks()[B].Terminator))
      for (const VarDecl *Var : G.declaredIn(*Try))
        D.end(*Var, There);
    if (!AtBegin[B]) {
      AtBegin[B] = std::move(There);
      Waiting.set(B);
    } else if (AtBegin[B]->join(There)) {
      Waiting.set(B);
    }
  };
  Facts Entry;
  D.enter(Entry);
  Reach(0, Entry);
  unsigned Visits = 0;
  // In reverse post-order, so that what comes before is mostly known.
  for (int Next = Waiting.find_first(); Next >= 0;
       Next = Waiting.find_first()) {
    Waiting.reset(Next);
    const Graph::Block &B = G.blocks()[Next];
    Facts Here = *AtBegin[Next];
    for (unsigned Number = B.Begin; Number != B.End; ++Number) {
      const Step &S = G.step(Number);
      if (++Visits > Budget) {
        IsComplete = false;
        AtBegin.assign(AtBegin.size(), std::nullopt);
        return;
      }
      // What throws has not taken effect.
      if (S.Try && S.What == Step::Kind::Evaluates && mayThrow(*S.S))
        if (std::optional<unsigned> Handlers = G.handlersOf(*S.Try))
          Reach(*Handlers, Here);
      D.apply(Number, S, Here);
    }
    for (const Graph::Edge &E : B.Next) {
      Facts There = Here;
      if (E.When)
        D.assume(*B.Condition, *E.When, There);
      Reach(E.To, std::move(There));
    }
  }
}

void Solution::forEach(
    llvm::function_ref<void(unsigned, const Step &, const Facts &)> See) const {
  for (size_t Index = 0; Index != AtBegin.size(); ++Index) {
    if (!AtBegin[Index])
      continue;
    const Graph::Block &B = G.blocks()[Index];
    Facts Here = *AtBegin[Index];
    for (unsigned Number = B.Begin; Number != B.End; ++Number) {
      See(Number, G.step(Number), Here);
      D.apply(Number, G.step(Number), Here);
    }
  }
}

} // namespace corotidy
