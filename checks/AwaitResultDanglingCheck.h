//===--- AwaitResultDanglingCheck.h --------------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-await-result-dangling.md has the reasons and examples.
//
// Left out on purpose: results that are assigned to a variable that was there
// before, and those that are used in the statement of the await only.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_AWAITRESULTDANGLINGCHECK_H
#define COROTIDY_CHECKS_AWAITRESULTDANGLINGCHECK_H

#include "checks/Check.h"

namespace corotidy {

class AwaitResultDanglingCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkFunction(Unit &U, const clang::FunctionDecl &FD);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_AWAITRESULTDANGLINGCHECK_H
