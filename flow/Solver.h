//===--- Solver.h - What is true where in a body -------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Typestate along all ways through a Graph. A domain numbers the things it
// follows and the states they can be in, and says what a step changes; the
// solver finds out which states each thing may be in before every step, and
// which step brought it there.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_FLOW_SOLVER_H
#define COROTIDY_FLOW_SOLVER_H

#include "flow/Graph.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace corotidy {

/// On some way to here, Thing came into State by the step Cause and has been in
/// it since.
struct Fact {
  unsigned Thing;
  unsigned State;
  /// The number of a step; Facts::AtEntry for the beginning.
  unsigned Cause;

  auto key() const { return std::tuple(Thing, State, Cause); }
};

/// What may be true at one place: of every thing, the states it is in on one
/// way or another. A thing without any has not come up.
class Facts {
public:
  static constexpr unsigned AtEntry = ~0u;
  static constexpr unsigned MostCauses = 4;

  llvm::ArrayRef<Fact> all() const { return Known; }
  llvm::ArrayRef<Fact> of(unsigned Thing) const;

  bool may(unsigned Thing, unsigned State) const;
  /// On all ways that come here and on which it has come up.
  bool must(unsigned Thing, unsigned State) const;

  /// Forgets other states of \p Thing.
  void set(unsigned Thing, unsigned State, unsigned Cause);
  /// \p Thing may be in this state, too. Returns whether that is news. Of many
  /// causes for one state, the first MostCauses are kept.
  bool add(unsigned Thing, unsigned State, unsigned Cause);
  void forget(unsigned Thing);
  /// Forgets that \p Thing may be in \p State.
  void exclude(unsigned Thing, unsigned State);
  /// Gives \p To what is known of \p From.
  void copy(unsigned From, unsigned To);

  /// What is true here or there; whether that is more than was true here.
  bool join(const Facts &There);

private:
  /// Sorted by key.
  llvm::SmallVector<Fact, 6> Known;
};

/// What a rule follows. Things and states are numbers of its own making.
class Domain {
public:
  virtual ~Domain();

  /// At the beginning, before the initial suspension.
  virtual void enter(Facts &) {}
  /// What the step of this number changes. Called any number of times for one
  /// step, so it keeps nothing but names.
  virtual void apply(unsigned Number, const Step &S, Facts &F) = 0;
  /// \p Condition was evaluated last and turned out as \p Value.
  virtual void assume(const clang::Expr &, bool /*Value*/, Facts &) {}
  /// An exception, or what ends the scope, has destroyed \p Var.
  virtual void end(const clang::VarDecl &, Facts &) {}
};

class Solution {
public:
  /// Visits to steps. A body of ten thousand statements takes about half.
  static constexpr unsigned DefaultBudget = 1'000'000;

  /// Follows \p D through \p G, both of which must outlive it.
  Solution(const Graph &G, Domain &D, unsigned Budget = DefaultBudget);

  /// False if the budget was not enough; nothing is known then.
  bool isComplete() const { return IsComplete; }

  /// Calls \p See for each step that is reached, in the order of their numbers,
  /// with what is true before it.
  void forEach(llvm::function_ref<void(unsigned Number, const Step &,
                                       const Facts &Before)>
                   See) const;

private:
  const Graph &G;
  Domain &D;
  bool IsComplete = true;
  /// By number of a block; what is not reached has none.
  std::vector<std::optional<Facts>> AtBegin;
};

} // namespace corotidy

#endif // COROTIDY_FLOW_SOLVER_H
