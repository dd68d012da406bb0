//===--- HeldWhileSuspended.h - What must not be held --------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The checks of what is held across a suspension differ in what they look for
// and in what goes wrong; all else they have in common is here.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_HELDWHILESUSPENDED_H
#define COROTIDY_CHECKS_HELDWHILESUSPENDED_H

#include "checks/Check.h"

namespace corotidy {

class HeldAcrossCheck : public Check {
public:
  HeldAcrossCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context,
                  GuardKind Kind);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

protected:
  /// What goes wrong at run time, as a predicate of \p What, and what to do
  /// where its model says nothing of that.
  struct Words {
    std::string Consequence;
    std::string Remedy;
  };
  virtual Words wordsFor(const Holdable &What, const Suspension &At) const = 0;

private:
  void checkUnit(Unit &U) final;
  void checkFunction(Unit &U, const clang::FunctionDecl &FD);
  bool isAllowed(const Suspension &At) const;

  const GuardKind Kind;
  /// Classes that may be awaited or yielded meanwhile.
  const std::vector<llvm::StringRef> AllowedAwaitables;
  /// Functions whose result may be.
  const std::vector<llvm::StringRef> AllowedCallees;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_HELDWHILESUSPENDED_H
