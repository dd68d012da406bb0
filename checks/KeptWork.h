//===--- KeptWork.h - Where tasks go that nobody awaits at once -- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_KEPTWORK_H
#define COROTIDY_CHECKS_KEPTWORK_H

#include "checks/Work.h"
#include "llvm/ADT/DenseMap.h"

namespace corotidy {

/// A call whose task or generator outlives the full-expression it is in.
struct KeptWork {
  enum class Destination {
    /// A variable, that is initialised by it or assigned to.
    Variable,
    /// What a range-based for iterates.
    Range,
    /// A container or the like, by one of its members.
    Container,
    /// The caller.
    Returned,
    /// A function that lets it run.
    Detached
  };
  const clang::CallExpr *Call = nullptr;
  Work What;
  Destination Where = Destination::Variable;
  /// The variable or container, if it is a variable of the body.
  const clang::VarDecl *Var = nullptr;
  /// The end of the full-expression.
  clang::SourceLocation End;
};

/// What of the work that one body begins is kept, in the order of the source.
class WorkKeptIn {
public:
  /// \p FD must have a body.
  WorkKeptIn(Unit &U, const clang::FunctionDecl &FD);

  llvm::ArrayRef<KeptWork> all() const { return Found; }

  /// Whether the scope of \p Inner ends while \p Outer lives.
  bool endsBefore(const clang::VarDecl &Inner,
                  const clang::VarDecl &Outer) const;

  /// The first mention of \p Var that is written behind \p Loc; null if there
  /// is none.
  const clang::Expr *mentionAfter(const clang::VarDecl &Var,
                                  clang::SourceLocation Loc) const;

private:
  class Visitor;

  const clang::SourceManager &SM;
  std::vector<KeptWork> Found;
  /// The innermost scope a variable is in, and the one around each scope.
  llvm::DenseMap<const clang::VarDecl *, const clang::Stmt *> ScopeOf;
  llvm::DenseMap<const clang::Stmt *, const clang::Stmt *> Around;
  llvm::DenseMap<const clang::VarDecl *,
                 llvm::SmallVector<const clang::Expr *, 2>>
      Mentions;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_KEPTWORK_H
