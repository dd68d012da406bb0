//===--- ThreadAffineAcrossSuspendCheck.h --------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-thread-affine-across-suspend.md has the reasons and
// examples.
//
// Left out on purpose: suspensions after which a coroutine goes on on the same
// thread are findings, too; what runs there meanwhile sees what was set.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_THREADAFFINEACROSSSUSPENDCHECK_H
#define COROTIDY_CHECKS_THREADAFFINEACROSSSUSPENDCHECK_H

#include "checks/HeldWhileSuspended.h"

namespace corotidy {

class ThreadAffineAcrossSuspendCheck : public HeldAcrossCheck {
public:
  ThreadAffineAcrossSuspendCheck(llvm::StringRef Name,
                                 clang::tidy::ClangTidyContext *Context);

private:
  Words wordsFor(const Holdable &What, const Suspension &At) const override;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_THREADAFFINEACROSSSUSPENDCHECK_H
