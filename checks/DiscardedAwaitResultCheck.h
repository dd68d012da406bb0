//===--- DiscardedAwaitResultCheck.h -------------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-discarded-await-result.md has the reasons and examples.
//
// Left out on purpose: bool, which says many other things; and tuples that have
// an error among their elements.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_DISCARDEDAWAITRESULTCHECK_H
#define COROTIDY_CHECKS_DISCARDEDAWAITRESULTCHECK_H

#include "checks/Check.h"

namespace corotidy {

class DiscardedAwaitResultCheck : public Check {
public:
  DiscardedAwaitResultCheck(llvm::StringRef Name,
                            clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;
  bool carriesError(const Models &M, clang::QualType T) const;
  void checkDropped(Unit &U, const clang::CoawaitExpr &Await);

  const std::vector<llvm::StringRef> ErrorTypes;
  const std::vector<llvm::StringRef> AllowedCallees;
  const std::vector<llvm::StringRef> AllowedTypes;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_DISCARDEDAWAITRESULTCHECK_H
