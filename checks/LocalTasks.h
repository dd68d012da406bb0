//===--- LocalTasks.h - What becomes of tasks in variables ---- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Tasks, generators and other work that local variables and parameters hold,
// along the ways through a body: made by a call, consumed, dropped with the
// variable, replaced by an assignment.
//
// Whatever is done to one consumes it, as far as is known here, even to take a
// reference to it. Only to ask it something, to assign to it and to cast it to
// void do not.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_LOCALTASKS_H
#define COROTIDY_CHECKS_LOCALTASKS_H

#include "checks/Work.h"

namespace corotidy {

/// What one call made, and what becomes of it.
struct LocalTask {
  const clang::VarDecl *Var;
  Work What;
  /// The declaration or assignment; Facts::AtEntry for a parameter.
  unsigned MadeBy;
  /// The call whose result it is; null for a parameter.
  const clang::Expr *Maker;
  /// By an assignment. What led to that may lead to the place, too, where it is
  /// consumed.
  bool IsAssigned = false;
  /// Gives any number of values, so that one may stop before the last.
  bool Yields = false;
  /// Its model says that it runs as long as the variable lives.
  bool IsScoped = false;
  /// The steps that do so on some way.
  llvm::SmallVector<unsigned, 2> ConsumedBy = {};
  llvm::SmallVector<unsigned, 2> DroppedBy = {};
  /// Without those that others come to with it consumed: what they were led by
  /// may be the same that leads them now.
  llvm::SmallVector<unsigned, 2> ReplacedBy = {};
  /// A try block of a macro consumes what the variable holds: an assertion, so
  /// that nobody minds what becomes of it when something is thrown in there.
  bool IsVarAsserted = false;
  /// Nothing in the body, reached or not, consumes what the variable holds.
  bool IsVarNeverConsumed = false;
  /// Nothing but casts to void mentions the variable.
  bool IsVarNeverAsked = false;
};

/// Those of \p FD, in the order of their making; nothing if that took more than
/// the budget of a Solution. What is not made by a call is left out: a variable
/// that begins empty, what wraps something else, the result of an await.
std::optional<std::vector<LocalTask>>
localTasksOf(Unit &U, const clang::FunctionDecl &FD);

/// Whether the class of \p Task or the function that made it is in these lists
/// of names.
bool isAllowed(const LocalTask &Task, llvm::ArrayRef<llvm::StringRef> Callees,
               llvm::ArrayRef<llvm::StringRef> Types);

} // namespace corotidy

#endif // COROTIDY_CHECKS_LOCALTASKS_H
