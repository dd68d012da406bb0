//===--- ReferenceAcrossSuspendCheck.h ------------------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-reference-across-suspend.md has the reasons and examples.
//
// Left out on purpose: what is read through an argument of the call that is
// awaited, and changes that only other translation units make.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_REFERENCEACROSSSUSPENDCHECK_H
#define COROTIDY_CHECKS_REFERENCEACROSSSUSPENDCHECK_H

#include "checks/Check.h"

namespace corotidy {

class ReferenceAcrossSuspendCheck : public Check {
public:
  ReferenceAcrossSuspendCheck(llvm::StringRef Name,
                              clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;

  /// Whether to report what nobody can be seen to change, too.
  const bool WithoutChange;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_REFERENCEACROSSSUSPENDCHECK_H
