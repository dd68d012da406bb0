//===--- AwaitOutsideCoroutineCheck.h - its check ------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-await-outside-coroutine.md has the reasons and examples.
//
// Left out on purpose: a return type that is in error itself, for which the
// compiler goes on with int; a co_await in a static_assert, a case label or
// another constant inside a coroutine, where it is allowed and merely no
// constant; the bound of an array; and templates whose return type is not known
// before they are instantiated.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_AWAITOUTSIDECOROUTINECHECK_H
#define COROTIDY_CHECKS_AWAITOUTSIDECOROUTINECHECK_H

#include "checks/Check.h"
#include "llvm/ADT/MapVector.h"

namespace corotidy {

class AwaitOutsideCoroutineCheck : public Check {
public:
  using Check::Check;

private:
  /// What the compiler said of one function that cannot be a coroutine.
  struct Rejection {
    /// Errors at its keywords, its name and its return statements.
    llvm::SmallVector<const CompilerError *, 4> Errors;
    /// The one that says what is wrong with the return type or its promise.
    const CompilerError *OfPromise = nullptr;
  };
  using Rejections = llvm::MapVector<const clang::FunctionDecl *, Rejection>;

  void checkUnit(Unit &U) override;
  void checkHeader(Unit &U);
  void checkPlaces(Unit &U);
  void checkDefaultArguments(Unit &U);
  void checkDeducedPatterns(Unit &U);
  Rejections rejectionsIn(Unit &U);
  void reportFunction(Unit &U, const clang::FunctionDecl &FD,
                      const Rejection &R);
  void reportDefaultArgument(Unit &U, const clang::FunctionDecl &Callee,
                             const clang::ParmVarDecl &Param,
                             const clang::FunctionDecl &Around,
                             const KeywordUse &Use);

  /// Keywords that stand where no function could have one.
  llvm::DenseSet<clang::SourceLocation> Misplaced;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_AWAITOUTSIDECOROUTINECHECK_H
