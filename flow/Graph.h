//===--- Graph.h - The control flow of one body --------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Clang's control-flow graph of a body, with what it lacks for coroutines: the
// suspensions at the beginning and the end, each await as one step instead of
// the calls it makes, and ways from what throws to its handlers.
//
// Deliberately left out: the ways by which a suspended coroutine is destroyed,
// and exceptions that no handler of the body takes. Both end the body; what is
// alive then is destroyed.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_FLOW_GRAPH_H
#define COROTIDY_FLOW_GRAPH_H

#include "flow/Suspension.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include <deque>
#include <memory>

namespace corotidy {

/// One thing that happens.
struct Step {
  enum class Kind {
    /// S has been evaluated, and all of its operands before it; a DeclStmt of
    /// one variable has been executed.
    Evaluates,
    /// Point suspends, if it does. The CoawaitExpr or CoyieldExpr is evaluated
    /// when the coroutine is resumed, that is in a later step.
    Suspends,
    /// The destructor of Var, or of the temporary that the CXXBindTemporaryExpr
    /// S made, has run. Only where there is a destructor to run.
    Destroys,
    DestroysTemporary
  };
  Kind What = Kind::Evaluates;
  const clang::Stmt *S = nullptr;
  const clang::VarDecl *Var = nullptr;
  const Suspension *Point = nullptr;
  /// The innermost try block around it; null if there is none.
  const clang::CXXTryStmt *Try = nullptr;
};

/// The control flow through the body of one function: what happens in which
/// order, as numbered steps. Lambdas and local classes in the body are not part
/// of it, but the initialisers of captures are.
///
/// In a template's pattern, conditions and calls that depend on arguments tell
/// nothing; destructors of dependent types are missing.
class Graph {
public:
  struct Edge {
    unsigned To;
    /// What the condition of the block is on this way, if there is one.
    std::optional<bool> When;
  };

  struct Block {
    /// Numbers of steps: [Begin, End).
    unsigned Begin = 0;
    unsigned End = 0;
    llvm::SmallVector<Edge, 2> Next;
    /// Where the handlers are chosen that exceptions in here come to.
    llvm::SmallVector<unsigned, 1> Thrown;
    /// What decides between the edges: the statement and, if it has one, the
    /// part of its condition that is evaluated last.
    const clang::Stmt *Terminator = nullptr;
    const clang::Expr *Condition = nullptr;
    /// The case or handler that begins here.
    const clang::Stmt *Label = nullptr;
  };

  /// Null if \p FD has no body, or none that Clang makes a graph of. \p C is
  /// the class of \p FD.
  static std::unique_ptr<Graph> build(const clang::FunctionDecl &FD,
                                      const Classification &C, const Models &M);

  const clang::FunctionDecl &function() const { return *FD; }
  bool isCoroutine() const { return IsCoroutine; }

  /// In reverse post-order: the first is where the body begins. Blocks that
  /// are never reached are not there.
  llvm::ArrayRef<Block> blocks() const { return Blocks; }
  llvm::ArrayRef<Step> steps() const { return Steps; }
  const Step &step(unsigned Number) const { return Steps[Number]; }
  unsigned blockOf(unsigned StepNumber) const;

  /// The suspension points, in the order of their steps.
  llvm::ArrayRef<unsigned> suspensions() const { return Points; }

  /// Where the handlers of \p Try are chosen from, if anything in there is
  /// reached.
  std::optional<unsigned> handlersOf(const clang::CXXTryStmt &Try) const;

  /// The variables that are destroyed on the way from the block of \p Try to
  /// its handlers.
  llvm::ArrayRef<const clang::VarDecl *>
  declaredIn(const clang::CXXTryStmt &Try) const;

  /// The blocks of a shortest way from \p From to \p To, both steps, on which
  /// no step in \p Avoiding happens; empty if there is none.
  llvm::SmallVector<unsigned, 8>
  wayBetween(unsigned From, unsigned To,
             llvm::ArrayRef<unsigned> Avoiding) const;

  /// Where a way turns away from other steps.
  struct Turn {
    /// What decides, or the case or handler that is entered.
    const clang::Stmt *At;
    /// What the condition of At is on this way, if it has one.
    std::optional<bool> When;
  };

  /// The last turn of \p Way, which wayBetween gave, after which none of the
  /// steps \p Avoided can happen before the way ends, though they could have.
  std::optional<Turn> turnAwayFrom(llvm::ArrayRef<unsigned> Way,
                                   llvm::ArrayRef<unsigned> Avoided) const;

private:
  bool leadsToAny(unsigned Block, unsigned Without,
                  llvm::ArrayRef<unsigned> StepNumbers) const;

  struct TryInfo {
    unsigned Handlers = ~0u;
    llvm::SmallVector<const clang::VarDecl *, 4> Declared;
  };
  class Builder;

  const clang::FunctionDecl *FD = nullptr;
  bool IsCoroutine = false;
  std::vector<Block> Blocks;
  std::vector<Step> Steps;
  std::vector<unsigned> Points;
  /// Steps point into it.
  std::deque<Suspension> Suspensions;
  llvm::DenseMap<const clang::CXXTryStmt *, TryInfo> Tries;
};

/// Whether evaluating \p S may throw, as far as its own call tells.
bool mayThrow(const clang::Stmt &S);

} // namespace corotidy

#endif // COROTIDY_FLOW_GRAPH_H
