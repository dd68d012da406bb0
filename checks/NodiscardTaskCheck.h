//===--- NodiscardTaskCheck.h - coro-nodiscard-task ------------ -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-nodiscard-task.md has the reasons and examples.
//
// Left out on purpose: coroutines that start when they are called, or of which
// that cannot be known; detached ones; generators, even if they are awaited;
// classes derived from a task; a template of which neither an instantiation nor
// the promise as written tells how it starts.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_NODISCARDTASKCHECK_H
#define COROTIDY_CHECKS_NODISCARDTASKCHECK_H

#include "checks/Check.h"

namespace corotidy {

class NodiscardTaskCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void reportClass(Unit &U, const clang::CXXRecordDecl &Record,
                   const clang::CXXRecordDecl *Primary, bool IsLazy);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_NODISCARDTASKCHECK_H
