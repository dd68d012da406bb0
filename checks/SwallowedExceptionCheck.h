//===--- SwallowedExceptionCheck.h ---------------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-swallowed-exception.md has the reasons and examples.
//
// Left out on purpose: an unhandled_exception that does nothing, which
// coro-promise-incomplete finds, and try blocks that tell what comes after them
// whether they were done.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_SWALLOWEDEXCEPTIONCHECK_H
#define COROTIDY_CHECKS_SWALLOWEDEXCEPTIONCHECK_H

#include "checks/Check.h"

namespace corotidy {

class SwallowedExceptionCheck : public Check {
public:
  SwallowedExceptionCheck(llvm::StringRef Name,
                          clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;

  /// Functions whose errors may be lost.
  const std::vector<llvm::StringRef> AllowedCallees;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_SWALLOWEDEXCEPTIONCHECK_H
