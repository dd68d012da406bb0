//===--- AllocaCheck.h - coro-alloca -------------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-alloca.md has the reasons and examples.
//
// Left out on purpose, as the compiler copes: a size that can be evaluated at
// compile time (even if that takes optimisation), memory that nothing uses,
// code that is never reached, and callees that need not be inlined. Also left
// out: templates of which nothing is instantiated, and calls that are not
// written, as those of awaiters.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_ALLOCACHECK_H
#define COROTIDY_CHECKS_ALLOCACHECK_H

#include "checks/Check.h"
#include "clang/AST/Expr.h"

namespace corotidy {

class AllocaCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkCoroutine(Unit &U, const clang::FunctionDecl &FD);
  void checkArrays(Unit &U, const clang::FunctionDecl &FD,
                   llvm::ArrayRef<const clang::VarDecl *> Arrays);
  void checkErrors(Unit &U);

  /// Where \p FD, wherever it is inlined, makes room on the stack by a size
  /// that only run time tells; no place if it does not.
  clang::SourceLocation allocationIn(const clang::FunctionDecl &FD);

  llvm::DenseMap<const clang::FunctionDecl *, clang::SourceLocation> Inlined;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_ALLOCACHECK_H
