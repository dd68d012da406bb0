//===--- AwaitInStaticInitCheck.h - coro-await-in-static-init -- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-await-in-static-init.md has the reasons and examples.
//
// Left out on purpose: variables at namespace scope and static members, where
// nothing can be awaited anyway; awaits that the compiler dropped because of
// another mistake.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_AWAITINSTATICINITCHECK_H
#define COROTIDY_CHECKS_AWAITINSTATICINITCHECK_H

#include "checks/Check.h"

namespace corotidy {

class AwaitInStaticInitCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkVariable(Unit &U, const clang::FunctionDecl &FD,
                     const clang::VarDecl &VD);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_AWAITINSTATICINITCHECK_H
