//===--- UnawaitedLocalCheck.h - coro-unawaited-local --------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-unawaited-local.md has the reasons and examples.
//
// Left out on purpose: what was handed to anything, even by reference, since it
// may be awaited there; what an exception that leaves the function destroys;
// parameters that are never mentioned, which may be there for an interface.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_UNAWAITEDLOCALCHECK_H
#define COROTIDY_CHECKS_UNAWAITEDLOCALCHECK_H

#include "checks/Check.h"

namespace corotidy {

struct LocalTask;

class UnawaitedLocalCheck : public Check {
public:
  UnawaitedLocalCheck(llvm::StringRef Name,
                      clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;
  void reportNever(Unit &U, const clang::FunctionDecl &FD,
                   const LocalTask &Task);
  void reportSomeWay(Unit &U, const Graph &G, const LocalTask &Task);

  /// Functions whose result may be kept and not awaited.
  const std::vector<llvm::StringRef> AllowedCallees;
  /// Classes whose objects may be.
  const std::vector<llvm::StringRef> AllowedTypes;
  /// Whether a lazy task counts that is awaited on some ways.
  const bool LazyOnSomeWays;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_UNAWAITEDLOCALCHECK_H
