//===--- BlockingWaitCheck.h - coro-blocking-wait ------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-blocking-wait.md has the reasons and examples.
//
// Left out on purpose: what is known to be ready, by the lights of
// KnownReady.h, and waits in a function that the coroutine calls.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_BLOCKINGWAITCHECK_H
#define COROTIDY_CHECKS_BLOCKINGWAITCHECK_H

#include "checks/Check.h"

namespace corotidy {

class BlockingWaitCheck : public Check {
public:
  BlockingWaitCheck(llvm::StringRef Name,
                    clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;

  const std::vector<llvm::StringRef> AllowedCallees;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_BLOCKINGWAITCHECK_H
