//===--- BodyFlow.h - Where control gets to in a body --------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The compiler answers these questions for its own warnings, but leaves no
// trace of the answers, and stops asking at the first error of a file. Here
// they are asked of the same graph: conditions are followed as far as they are
// constants, and calls that do not return end a path.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_BODYFLOW_H
#define COROTIDY_CHECKS_BODYFLOW_H

#include "clang/AST/Decl.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>
#include <optional>

namespace corotidy {

/// What decides at last that control flows off the end.
enum class LastChoice {
  /// Nothing, or nothing that one place could stand for.
  None,
  ConditionTrue,
  ConditionFalse,
  LoopEnds,
  NoCase,
  Case,
  Handler
};

/// One way off the end of a body.
struct FallThrough {
  LastChoice Choice = LastChoice::None;
  /// The statement that makes the choice, or the handler or case that is
  /// taken; null for None.
  const clang::Stmt *At = nullptr;
  /// Some other way ends in a return or co_return.
  bool OthersReturn = false;
};

/// All ways in which control leaves a body, but for return and co_return.
struct Exits {
  bool FlowsOff = false;
  /// By a throw expression in the body.
  bool Throws = false;
  /// In a call that does not return.
  bool EndsProgram = false;
};

/// The control flow through the body of one function, which is no template's
/// pattern: conditions and calls that depend on arguments tell nothing. Lambdas
/// and local classes in the body are not part of it. A handler is reached if
/// anything in its try block is.
class BodyFlow {
public:
  explicit BodyFlow(const clang::FunctionDecl &FD);

  /// False if there is no graph of the body, and so no answer.
  bool isKnown() const { return Graph != nullptr; }

  /// Whether control gets to \p E, and evaluates it. False for anything that
  /// is not in the body itself, for what is unevaluated and if !isKnown().
  bool reaches(const clang::Expr &E) const;

  /// Whether and how control leaves the body by its closing brace. Of several
  /// ways it is the first one in the source whose choice is known.
  std::optional<FallThrough> fallThrough() const;

  /// Nothing if !isKnown().
  std::optional<Exits> exits() const;

private:
  bool reachesAnyOf(const clang::Stmt &S) const;
  bool isLive(const clang::CFGBlock &B) const;
  FallThrough wayThrough(const clang::CFGBlock &Last) const;

  const clang::SourceManager &SM;
  std::unique_ptr<clang::CFG> Graph;
  llvm::BitVector Live;
  llvm::DenseMap<const clang::Stmt *, const clang::CFGBlock *> BlockOf;
};

/// The brace that ends the body of \p FD, which must have one, or its last
/// handler. Clang has no such place for a coroutine that is a
/// function-try-block.
clang::SourceLocation endOfBody(const clang::FunctionDecl &FD);

} // namespace corotidy

#endif // COROTIDY_CHECKS_BODYFLOW_H
