//===--- StatefulFunctorCheck.h - coro-stateful-functor ------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-stateful-functor.md has the reasons and examples.
//
// Left out on purpose: members that may be called on what a pointer leads to.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_STATEFULFUNCTORCHECK_H
#define COROTIDY_CHECKS_STATEFULFUNCTORCHECK_H

#include "checks/Check.h"

namespace corotidy {

class StatefulFunctorCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_STATEFULFUNCTORCHECK_H
