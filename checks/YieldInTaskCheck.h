//===--- YieldInTaskCheck.h - coro-yield-in-task -------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-yield-in-task.md has the reasons and examples.
//
// Left out on purpose: a promise that takes yields and a coroutine object whose
// await gives what was yielded, or something made from it; that is an async
// generator, whatever it is called. A yield_value that takes something else
// than the operand is an ordinary type error.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_YIELDINTASKCHECK_H
#define COROTIDY_CHECKS_YIELDINTASKCHECK_H

#include "checks/Check.h"

namespace corotidy {

class YieldInTaskCheck : public Check {
public:
  YieldInTaskCheck(llvm::StringRef Name,
                   clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;
  bool isErrorType(const Unit &U, clang::QualType T) const;

  /// Classes that stand for an error when yielded, besides those of which a
  /// model says so.
  const std::vector<llvm::StringRef> ErrorTypes;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_YIELDINTASKCHECK_H
