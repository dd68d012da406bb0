//===--- ReferenceParameterCheck.h ---------------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-reference-parameter.md has the reasons and examples.
//
// Left out on purpose: the object of a member, and what is passed on to
// another coroutine by the same reference is a use like any other.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_REFERENCEPARAMETERCHECK_H
#define COROTIDY_CHECKS_REFERENCEPARAMETERCHECK_H

#include "checks/Check.h"

namespace corotidy {

class ReferenceParameterCheck : public Check {
public:
  ReferenceParameterCheck(llvm::StringRef Name,
                          clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void checkUnit(Unit &U) override;

  const bool Strict;
  const bool MutableReferences;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_REFERENCEPARAMETERCHECK_H
