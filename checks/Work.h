//===--- Work.h - Values that somebody has to wait for -------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A task, a generator or another awaitable stands for work whose result
// somebody has to take. What may be dropped stands for nothing: the result of a
// detached coroutine, and what its model calls self-owning.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_WORK_H
#define COROTIDY_CHECKS_WORK_H

#include "checks/Unit.h"

namespace corotidy {

enum class WorkKind {
  /// A coroutine returns it, and it is awaited.
  Task,
  /// A coroutine returns it, and it is iterated.
  Generator,
  /// No coroutine returns it: a future, or what an operation is begun by.
  Awaitable
};

struct Work {
  WorkKind Kind = WorkKind::Task;
  /// Lazy: who drops it never runs it. Eager: it runs, and nobody learns how it
  /// ended. Unknown for all that is no result of coroutines.
  StartPolicy Start = StartPolicy::Unknown;
  /// What an await gives; null for generators.
  clang::QualType Result;
  /// May be awaited any number of times, by several.
  bool IsShared = false;
};

/// The work that a value of type \p T, which may be a reference to such,
/// stands for. Of a type that depends on template parameters nothing is known.
std::optional<Work> workOf(Unit &U, clang::QualType T);

/// Whether the coroutine that a value of type \p T comes from runs by itself:
/// nobody can wait for it.
bool runsByItself(Unit &U, clang::QualType T);

/// Whether the coroutine goes on if such a value is dropped, as a model says.
bool mayBeDropped(Unit &U, clang::QualType T);

/// What happens to \p W if nobody takes its result, as the predicate of it:
/// "never runs".
llvm::StringRef ifDropped(const Work &W);

/// Whether \p Call, a call or null, asks something of a mutex that coroutines
/// wait for by co_await, but not to let it go: as a member of it, or as a
/// function that gets it first. One that gets a closure, too, holds the mutex
/// while that runs.
bool isOfMutex(const clang::Expr *Call, const Models &M);

/// Whether an await of \p W, which \p Call made, if it is not null, would give
/// what holds a lock or a share of something.
bool givesGuard(const Work &W, const clang::Expr *Call, const Models &M);

/// The value of \p E with its origin: "the 'task<int>' that 'fetch' returns",
/// "the 'task<int>' in 'pending'".
std::string describeWork(Unit &U, const clang::Expr &E);

} // namespace corotidy

#endif // COROTIDY_CHECKS_WORK_H
