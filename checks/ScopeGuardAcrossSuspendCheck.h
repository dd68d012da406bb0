//===--- ScopeGuardAcrossSuspendCheck.h ----------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-scope-guard-across-suspend.md has the reasons and examples.
//
// Left out on purpose: guards that run in any case, such as scope_exit, which
// do not ask why the scope ends.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_SCOPEGUARDACROSSSUSPENDCHECK_H
#define COROTIDY_CHECKS_SCOPEGUARDACROSSSUSPENDCHECK_H

#include "checks/HeldWhileSuspended.h"

namespace corotidy {

class ScopeGuardAcrossSuspendCheck : public HeldAcrossCheck {
public:
  ScopeGuardAcrossSuspendCheck(llvm::StringRef Name,
                               clang::tidy::ClangTidyContext *Context);

private:
  Words wordsFor(const Holdable &What, const Suspension &At) const override;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_SCOPEGUARDACROSSSUSPENDCHECK_H
