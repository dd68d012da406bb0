//===--- MissingAwaitOnReturnCheck.h -------------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-missing-await-on-return.md has the reasons and examples.
//
// Left out on purpose: tasks that are kept in a variable before they are
// returned, guards besides which something else happens in their scope, and
// what arguments refer to, which dangles rather than being unguarded.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_MISSINGAWAITONRETURNCHECK_H
#define COROTIDY_CHECKS_MISSINGAWAITONRETURNCHECK_H

#include "checks/Check.h"
#include "checks/Work.h"

namespace corotidy {

class MissingAwaitOnReturnCheck : public Check {
public:
  MissingAwaitOnReturnCheck(llvm::StringRef Name,
                            clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  struct Return;
  class Returns;

  void checkUnit(Unit &U) override;
  void checkFunction(Unit &U, const clang::FunctionDecl &FD);
  void checkTry(const clang::FunctionDecl &FD, const Return &R, const Work &W);
  void checkGuards(Unit &U, const clang::FunctionDecl &FD, const Return &R);

  /// Functions whose tasks may be returned, and types of tasks and of guards.
  const std::vector<llvm::StringRef> AllowedCallees;
  const std::vector<llvm::StringRef> AllowedTypes;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_MISSINGAWAITONRETURNCHECK_H
