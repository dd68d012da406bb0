//===--- ReferenceParameterCheck.cpp - coro-reference-parameter -----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ReferenceParameterCheck.h"
#include "checks/LateParameters.h"

using namespace clang;

namespace corotidy {

ReferenceParameterCheck::ReferenceParameterCheck(
    StringRef Name, tidy::ClangTidyContext *Context)
    : Check(Name, Context), Strict(strictMode()) {}

void ReferenceParameterCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Opts) {
  storeStrictMode(Opts, Strict);
}

void ReferenceParameterCheck::checkUnit(Unit &U) {
  for (const LateParameter &Late : lateParametersIn(U, Strict))
    if (Late.Param->getType()->isReferenceType())
      report(findingFor(Late, "the reference",
                        "take it by value; if the body begins at once, a copy "
                        "before the first suspension will do"));
}

} // namespace corotidy
