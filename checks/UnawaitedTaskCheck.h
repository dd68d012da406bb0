//===--- UnawaitedTaskCheck.h - coro-unawaited-task ----------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-unawaited-task.md has the reasons and examples.
//
// Left out on purpose: what a reference leads to, which is somebody's; and
// objects that are constructed only to be dropped, which is a way to say so.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_UNAWAITEDTASKCHECK_H
#define COROTIDY_CHECKS_UNAWAITEDTASKCHECK_H

#include "checks/Check.h"

namespace corotidy {

class UnawaitedTaskCheck : public Check {
public:
  UnawaitedTaskCheck(llvm::StringRef Name,
                     clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;
  void checkDropped(Unit &U, const clang::FunctionDecl &FD,
                    const clang::CallExpr &Call);
  bool mayBeDropped(Unit &U, const clang::CallExpr &Call) const;

  const std::vector<llvm::StringRef> AllowedCallees;
  const std::vector<llvm::StringRef> AllowedTypes;
  const bool ReportVoidCasts;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_UNAWAITEDTASKCHECK_H
