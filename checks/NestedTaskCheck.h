//===--- NestedTaskCheck.h - coro-nested-task ----------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-nested-task.md has the reasons and examples.
//
// Left out on purpose: an inner task that is kept in a variable, which is
// coro-unawaited-local's; and awaits that give a reference to one.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_NESTEDTASKCHECK_H
#define COROTIDY_CHECKS_NESTEDTASKCHECK_H

#include "checks/Check.h"

namespace corotidy {

class NestedTaskCheck : public Check {
public:
  NestedTaskCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;
  void checkDropped(Unit &U, const clang::FunctionDecl &FD,
                    const clang::CoawaitExpr &Await);

  const std::vector<llvm::StringRef> AllowedTypes;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_NESTEDTASKCHECK_H
