//===--- OverwrittenTaskCheck.h - coro-overwritten-task ------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-overwritten-task.md has the reasons and examples.
//
// Left out on purpose: a lazy task that one way awaits and another replaces,
// which is how one begins with a default; generators, of which nothing is lost.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_OVERWRITTENTASKCHECK_H
#define COROTIDY_CHECKS_OVERWRITTENTASKCHECK_H

#include "checks/Check.h"

namespace corotidy {

struct LocalTask;

class OverwrittenTaskCheck : public Check {
public:
  OverwrittenTaskCheck(llvm::StringRef Name,
                       clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;
  bool isLoss(Unit &U, const LocalTask &Task) const;
  void reportTask(Unit &U, const Graph &G, const LocalTask &Task);

  /// Functions whose result may be overwritten.
  const std::vector<llvm::StringRef> AllowedCallees;
  /// Classes whose objects may be.
  const std::vector<llvm::StringRef> AllowedTypes;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_OVERWRITTENTASKCHECK_H
