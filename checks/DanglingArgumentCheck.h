//===--- DanglingArgumentCheck.h - coro-dangling-argument ----- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-dangling-argument.md has the reasons and examples.
//
// Left out on purpose: the object that a member coroutine is called on, and
// closures: these have checks of their own. Tasks that are passed to functions
// of which nothing is known may be awaited there.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_DANGLINGARGUMENTCHECK_H
#define COROTIDY_CHECKS_DANGLINGARGUMENTCHECK_H

#include "checks/Check.h"

namespace corotidy {

class DanglingArgumentCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_DANGLINGARGUMENTCHECK_H
