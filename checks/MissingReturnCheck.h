//===--- MissingReturnCheck.h - coro-missing-return ----------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-missing-return.md has the reasons and examples.
//
// Left out on purpose: templates of which nothing is instantiated, as calls
// that depend on arguments may be such that do not return; bodies with compiler
// errors, as a co_return may have been dropped.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_MISSINGRETURNCHECK_H
#define COROTIDY_CHECKS_MISSINGRETURNCHECK_H

#include "checks/Check.h"

namespace corotidy {

class MissingReturnCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkCoroutine(Unit &U, const clang::FunctionDecl &FD);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_MISSINGRETURNCHECK_H
