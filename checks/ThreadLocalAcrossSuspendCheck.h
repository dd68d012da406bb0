//===--- ThreadLocalAcrossSuspendCheck.h ---------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-thread-local-across-suspend.md has the reasons and examples.
//
// Left out on purpose: values, such as a thread's id or a saved errno, which
// stay what they were; and errno read after a suspension, which an await may
// have set on the thread that goes on.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_THREADLOCALACROSSSUSPENDCHECK_H
#define COROTIDY_CHECKS_THREADLOCALACROSSSUSPENDCHECK_H

#include "checks/Check.h"

namespace corotidy {

class ThreadLocalAcrossSuspendCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkFunction(Unit &U, const clang::FunctionDecl &FD);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_THREADLOCALACROSSSUSPENDCHECK_H
