//===--- TaskAsConditionCheck.h - coro-task-as-condition ------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-task-as-condition.md has the reasons and examples.
//
// Left out on purpose: tasks with a name, for which a test may ask whether
// there is a coroutine; what starts at once, whose conversion may ask whether
// it is done; and conversions that give the result itself.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_TASKASCONDITIONCHECK_H
#define COROTIDY_CHECKS_TASKASCONDITIONCHECK_H

#include "checks/Check.h"

namespace corotidy {

class TaskAsConditionCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkFunction(Unit &U, const clang::FunctionDecl &FD);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_TASKASCONDITIONCHECK_H
