//===--- ReturnLocalTaskCheck.h - coro-return-local-task ------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-return-local-task.md has the reasons and examples.
//
// Left out on purpose: closures and the object of a member, which have
// checks of their own, and what outlives the call by other ways.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_RETURNLOCALTASKCHECK_H
#define COROTIDY_CHECKS_RETURNLOCALTASKCHECK_H

#include "checks/Check.h"

namespace corotidy {

class ReturnLocalTaskCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_RETURNLOCALTASKCHECK_H
