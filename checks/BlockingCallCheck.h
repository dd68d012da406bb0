//===--- BlockingCallCheck.h - coro-blocking-call ------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-blocking-call.md has the reasons and examples.
//
// Left out on purpose: functions that block in a body elsewhere, destructors
// that join a thread, and calls through pointers.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_BLOCKINGCALLCHECK_H
#define COROTIDY_CHECKS_BLOCKINGCALLCHECK_H

#include "checks/Check.h"

namespace corotidy {

class BlockingCallCheck : public Check {
public:
  BlockingCallCheck(llvm::StringRef Name,
                    clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;
  void checkCall(Unit &U, const clang::FunctionDecl &FD, const clang::Expr &E);
  bool isAsked(llvm::StringRef Category) const;

  const std::vector<llvm::StringRef> Categories;
  const std::vector<llvm::StringRef> AllowedCallees;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_BLOCKINGCALLCHECK_H
