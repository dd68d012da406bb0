//===--- LockAcrossSuspendCheck.h ----------------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-lock-across-suspend.md has the reasons and examples.
//
// Left out on purpose: locks in objects that something else owns, unless the
// coroutine takes them itself, and locks that a callee takes and keeps.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_LOCKACROSSSUSPENDCHECK_H
#define COROTIDY_CHECKS_LOCKACROSSSUSPENDCHECK_H

#include "checks/HeldWhileSuspended.h"

namespace corotidy {

class LockAcrossSuspendCheck : public HeldAcrossCheck {
public:
  LockAcrossSuspendCheck(llvm::StringRef Name,
                         clang::tidy::ClangTidyContext *Context);

private:
  Words wordsFor(const Holdable &What, const Suspension &At) const override;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_LOCKACROSSSUSPENDCHECK_H
