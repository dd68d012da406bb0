//===--- FinalSuspendLifetimeCheck.h -------------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-final-suspend-lifetime.md has the reasons and examples.
//
// Left out on purpose: objects that ask more than their handle before they
// destroy it, and handles that someone changes; coroutines that never end.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_FINALSUSPENDLIFETIMECHECK_H
#define COROTIDY_CHECKS_FINALSUSPENDLIFETIMECHECK_H

#include "checks/Check.h"

namespace corotidy {

struct HandleUses;

class FinalSuspendLifetimeCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkDestroyedTwice(Unit &U, const clang::CXXRecordDecl &Record,
                           llvm::function_ref<const HandleUses &()> Uses);
  void reportLeak(const clang::CXXRecordDecl &Record,
                  const clang::CXXRecordDecl &Promise,
                  const clang::FieldDecl *Handle);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_FINALSUSPENDLIFETIMECHECK_H
