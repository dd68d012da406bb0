//===--- ThisAfterSuspendCheck.h - coro-this-after-suspend ---- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-this-after-suspend.md has the reasons and examples.
//
// Left out on purpose: coroutines that are awaited, whose callers mostly do so
// while the object lives; coro-stateful-functor finds calls that do not. What
// the coroutines that this one awaits do with the object, and what the
// destructors of its variables do. Lambdas in variables, and those that are
// called where they are: coro-capturing-lambda.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_THISAFTERSUSPENDCHECK_H
#define COROTIDY_CHECKS_THISAFTERSUSPENDCHECK_H

#include "checks/Check.h"

namespace corotidy {

class ThisAfterSuspendCheck : public Check {
public:
  ThisAfterSuspendCheck(llvm::StringRef Name,
                        clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;
  void checkMember(Unit &U, const clang::CXXMethodDecl &Method);
  void checkLambda(Unit &U, const clang::CallExpr &Call,
                   const clang::LambdaExpr &Lambda);
  bool livesLong(Unit &U, const clang::CXXRecordDecl &Class) const;

  const std::vector<llvm::StringRef> AllowedCallees, AllowedTypes;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_THISAFTERSUSPENDCHECK_H
