//===--- ViewParameterCheck.h - coro-view-parameter ----------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-view-parameter.md has the reasons and examples.
//
// Left out on purpose: what a class with a pointer in it leads to, which most
// such classes own; and what a template takes by value.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_VIEWPARAMETERCHECK_H
#define COROTIDY_CHECKS_VIEWPARAMETERCHECK_H

#include "checks/Check.h"

namespace corotidy {

class ViewParameterCheck : public Check {
public:
  ViewParameterCheck(llvm::StringRef Name,
                     clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;

  const bool Strict;
  const bool Pointers;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_VIEWPARAMETERCHECK_H
