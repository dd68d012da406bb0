//===--- ReturnInCoroutineCheck.h - coro-return-in-coroutine -- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-return-in-coroutine.md has the reasons and examples.
//
// Left out on purpose: a function that cannot be a coroutine, where the keyword
// is the mistake and not the return; and a return whose operand does not
// compile, of which Clang leaves nothing.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_RETURNINCOROUTINECHECK_H
#define COROTIDY_CHECKS_RETURNINCOROUTINECHECK_H

#include "checks/Check.h"

namespace corotidy {

class ReturnInCoroutineCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  /// \p Lost are returns that are not in the AST any more.
  void checkFunction(Unit &U, const clang::FunctionDecl &FD,
                     llvm::ArrayRef<clang::SourceLocation> Lost);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_RETURNINCOROUTINECHECK_H
