//===--- ReturnDanglingCheck.h - coro-return-dangling --------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-return-dangling.md has the reasons and examples.
//
// Left out on purpose: co_yield, since what a generator has is there until it
// is asked for the next element, and what only a class of its own refers to.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_RETURNDANGLINGCHECK_H
#define COROTIDY_CHECKS_RETURNDANGLINGCHECK_H

#include "checks/Check.h"

namespace corotidy {

class ReturnDanglingCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkReturn(Unit &U, const clang::FunctionDecl &FD,
                   const clang::CoreturnStmt &Return, clang::QualType Result);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_RETURNDANGLINGCHECK_H
