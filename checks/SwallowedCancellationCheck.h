//===--- SwallowedCancellationCheck.h ------------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-swallowed-cancellation.md has the reasons and examples.
//
// Left out on purpose: handlers after which the coroutine ends or comes to an
// await that throws again, and loops that something else can end; both are late
// rather than for ever.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_SWALLOWEDCANCELLATIONCHECK_H
#define COROTIDY_CHECKS_SWALLOWEDCANCELLATIONCHECK_H

#include "checks/Check.h"

namespace corotidy {

class SwallowedCancellationCheck : public Check {
public:
  SwallowedCancellationCheck(llvm::StringRef Name,
                             clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;
  void checkFunction(Unit &U, const clang::FunctionDecl &FD);

  /// Classes of exceptions that cancel any coroutine.
  const std::vector<llvm::StringRef> Exceptions;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_SWALLOWEDCANCELLATIONCHECK_H
