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

/// What happens to \p W if nobody takes its result, as the predicate of it:
/// "never runs".
llvm::StringRef ifDropped(const Work &W);

/// The value of \p E with its origin: "the 'task<int>' that 'fetch' returns",
/// "the 'task<int>' in 'pending'".
std::string describeWork(Unit &U, const clang::Expr &E);

} // namespace corotidy

#endif // COROTIDY_CHECKS_WORK_H
