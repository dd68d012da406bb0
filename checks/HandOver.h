//===--- HandOver.h - Who gets hold of a suspended coroutine --- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A coroutine that suspends is resumed by someone who was given its handle, or
// the awaiter that keeps it. Keeping a handle somewhere lets nobody resume it
// yet: another thread has to be told, by an atomic, a mutex or a call that
// cannot be seen through.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_HANDOVER_H
#define COROTIDY_CHECKS_HANDOVER_H

#include "checks/HandleCalls.h"
#include "checks/Unit.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace corotidy {

/// Through what one body can get at the coroutine.
struct Carriers {
  /// Parameters and variables that are the handle or have it in them.
  llvm::SmallPtrSet<const clang::VarDecl *, 4> Variables;
  /// *this has it.
  bool This = false;
  /// The members of *this that have it, if it is known which.
  llvm::SmallPtrSet<const clang::Decl *, 2> Members;
};

enum class HandOver {
  None,
  /// Kept somewhere.
  Keeps,
  /// Someone may resume the coroutine from here on.
  HandsOut,
  /// So it is, if the call, a compare_exchange, returns true.
  HandsOutIfTrue,
  Resumes,
  Destroys
};

/// Whether \p E is a part of *this, or *this.
bool isInThis(const clang::Expr *E);

/// The member of *this that \p E is, or is in; null if it is none.
const clang::Decl *memberOfThis(const clang::Expr *E);

/// Whether the value of \p E lets one resume the coroutine.
bool carries(const clang::Expr *E, const Carriers &C, Unit &U);

/// What evaluating \p S, without its operands, does to the coroutine.
HandOver handOverBy(const clang::Stmt &S, const Carriers &C, Unit &U);

/// Whether \p Body counts by an atomic, or changes one of *this, by itself or
/// by what it calls on parts of *this, and gets to know what it was: whoever
/// does so on both sides agrees with those who resume on which of them comes
/// last.
bool hasHandshake(const clang::Stmt &Body, Unit &U);

enum class LockCall { Lock, Unlock };

/// What \p S, if it is a call of lock() or unlock() by hand, is.
std::optional<LockCall> lockCallIn(const clang::Stmt &S);

/// Whether \p Var may hold a lock as long as it lives: it cannot be copied, and
/// is made of something that lives longer.
bool mayBeGuard(const clang::VarDecl &Var);

} // namespace corotidy

#endif // COROTIDY_CHECKS_HANDOVER_H
