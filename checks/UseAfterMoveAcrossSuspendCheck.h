//===--- UseAfterMoveAcrossSuspendCheck.h ---------------------- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-use-after-move-across-suspend.md has the reasons and
// examples.
//
// Left out on purpose: uses without a suspension before them, which are
// bugprone-use-after-move's; tasks, which are coro-double-await's; members,
// elements, and what only a reference leads to; and a move on some of the ways
// only, if a condition behind it may be about the same.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_USEAFTERMOVEACROSSSUSPENDCHECK_H
#define COROTIDY_CHECKS_USEAFTERMOVEACROSSSUSPENDCHECK_H

#include "checks/Check.h"

namespace corotidy {

class UseAfterMoveAcrossSuspendCheck : public Check {
public:
  UseAfterMoveAcrossSuspendCheck(llvm::StringRef Name,
                                 clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;
  void checkFunction(Unit &U, const clang::FunctionDecl &FD);

  /// Functions that leave alone what is moved to them, or put it back.
  const std::vector<llvm::StringRef> AllowedCallees;
  /// Classes whose moved-from objects are as good as before.
  const std::vector<llvm::StringRef> AllowedTypes;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_USEAFTERMOVEACROSSSUSPENDCHECK_H
