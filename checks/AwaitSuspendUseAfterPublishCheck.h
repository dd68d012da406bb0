//===--- AwaitSuspendUseAfterPublishCheck.h ------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-await-suspend-use-after-publish.md has the reasons and
// examples.
//
// Left out on purpose: calls whose result the body tests, since it tells
// whether they took the coroutine; functions that await_suspend calls; awaiters
// that another coroutine's continuation destroys when it is resumed.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_AWAITSUSPENDUSEAFTERPUBLISHCHECK_H
#define COROTIDY_CHECKS_AWAITSUSPENDUSEAFTERPUBLISHCHECK_H

#include "checks/Check.h"

namespace corotidy {

class AwaitSuspendUseAfterPublishCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkFunction(Unit &U, const clang::FunctionDecl &FD);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_AWAITSUSPENDUSEAFTERPUBLISHCHECK_H
