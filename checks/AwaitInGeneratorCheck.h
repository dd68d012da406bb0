//===--- AwaitInGeneratorCheck.h - coro-await-in-generator ---- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-await-in-generator.md has the reasons and examples.
//
// Left out on purpose: what was planned for. That is a promise whose
// await_transform takes the operand, an await of another generator, an awaiter
// made for this promise, a generator that can be awaited itself, an await that
// never suspends, and one of a task that is seen not to wait for anything. A
// generator that is not iterated by a range-based for may well be driven by
// someone who knows of the awaits.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_AWAITINGENERATORCHECK_H
#define COROTIDY_CHECKS_AWAITINGENERATORCHECK_H

#include "checks/Check.h"

namespace corotidy {

class AwaitInGeneratorCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkForbidden(Unit &U);
  void checkForgotten(Unit &U, const clang::FunctionDecl &FD);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_AWAITINGENERATORCHECK_H
