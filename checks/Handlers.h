//===--- Handlers.h - What try blocks and handlers do --------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_HANDLERS_H
#define COROTIDY_CHECKS_HANDLERS_H

#include "classify/BodyVisitor.h"

namespace corotidy {

bool isAwait(const clang::Expr &E);

/// Visits a statement and tells by what it is left, other than its end. What a
/// call throws is not told.
class LeavesVisitor : public BodyVisitor {
public:
  bool TraverseForStmt(const clang::ForStmt *S) override;
  bool TraverseWhileStmt(const clang::WhileStmt *S) override;
  bool TraverseDoStmt(const clang::DoStmt *S) override;
  bool TraverseCXXForRangeStmt(const clang::CXXForRangeStmt *S) override;
  bool TraverseSwitchStmt(const clang::SwitchStmt *S) override;
  bool VisitStmt(const clang::Stmt *S) override;

private:
  /// Whether to go on.
  virtual bool leaves(const clang::Stmt &S) = 0;

  unsigned BreakablesAround = 0;
};

/// What comes first in a try block.
class FirstAwait : public LeavesVisitor {
public:
  const clang::Expr *Await = nullptr;
  /// It can be left before anything is awaited.
  bool LeavesBefore = false;
  /// Another try statement is in there.
  bool HasTry = false;

  bool VisitExpr(const clang::Expr *E) override;
  bool VisitCXXTryStmt(const clang::CXXTryStmt *) override;
  bool TraverseCoreturnStmt(const clang::CoreturnStmt *S) override;

private:
  bool leaves(const clang::Stmt &) override;
};

/// Whether a handler with this block does anything but go on behind the try
/// block: it is left in another way, or the exception is kept for later.
bool leavesOrSaves(const clang::Stmt &Block);

} // namespace corotidy

#endif // COROTIDY_CHECKS_HANDLERS_H
