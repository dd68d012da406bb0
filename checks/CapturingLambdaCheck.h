//===--- CapturingLambdaCheck.h - coro-capturing-lambda ------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-capturing-lambda.md has the reasons and examples.
//
// Left out on purpose: closures that are passed to functions of which no
// model says that they destroy them: these may keep them.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_CAPTURINGLAMBDACHECK_H
#define COROTIDY_CHECKS_CAPTURINGLAMBDACHECK_H

#include "checks/Check.h"

namespace corotidy {

class CapturingLambdaCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkDropped(Unit &U, const clang::CallExpr &Call,
                    const clang::LambdaExpr &Lambda);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_CAPTURINGLAMBDACHECK_H
