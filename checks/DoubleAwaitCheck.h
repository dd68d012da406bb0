//===--- DoubleAwaitCheck.h - coro-double-await --------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-double-await.md has the reasons and examples.
//
// Left out on purpose: tasks that are members or elements, or that a reference
// leads to; and tasks that may be awaited as lvalues, as far as they are: their
// author planned for that.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_DOUBLEAWAITCHECK_H
#define COROTIDY_CHECKS_DOUBLEAWAITCHECK_H

#include "checks/Check.h"

namespace corotidy {

class DoubleAwaitCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkFunction(Unit &U, const clang::FunctionDecl &FD);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_DOUBLEAWAITCHECK_H
