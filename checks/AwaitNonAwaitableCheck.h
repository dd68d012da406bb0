//===--- AwaitNonAwaitableCheck.h - coro-await-non-awaitable -- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-await-non-awaitable.md has the reasons and examples.
//
// Left out on purpose: an operand that does not compile itself, a body of
// await_suspend or await_transform that does not compile for this coroutine
// (the compiler's error is in there and says so), and the pattern of a template
// that nobody instantiates.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_AWAITNONAWAITABLECHECK_H
#define COROTIDY_CHECKS_AWAITNONAWAITABLECHECK_H

#include "checks/Check.h"

namespace corotidy {

class AwaitNonAwaitableCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_AWAITNONAWAITABLECHECK_H
