//===--- RangeForSuspendCheck.h - coro-range-for-suspend ------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-range-for-suspend.md has the reasons and examples.
//
// Left out on purpose: loops whose range a call returns, and changes that only
// other translation units make.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_RANGEFORSUSPENDCHECK_H
#define COROTIDY_CHECKS_RANGEFORSUSPENDCHECK_H

#include "checks/Check.h"

namespace corotidy {

class RangeForSuspendCheck : public Check {
public:
  RangeForSuspendCheck(llvm::StringRef Name,
                       clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;

  /// Whether to report what nobody can be seen to change, too.
  const bool WithoutChange;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_RANGEFORSUSPENDCHECK_H
