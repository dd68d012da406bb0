//===--- ViewParameterCheck.cpp - coro-view-parameter ---------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ViewParameterCheck.h"
#include "checks/LateParameters.h"

using namespace clang;

namespace corotidy {

/// What a parameter of type \p T is called.
static StringRef kindOf(QualType T) {
  switch (howRefers(T)) {
  case Refers::Pointer:
    return "the pointer";
  case Refers::View:
    return "the view";
  default:
    return "the reference in";
  }
}

ViewParameterCheck::ViewParameterCheck(StringRef Name,
                                       tidy::ClangTidyContext *Context)
    : Check(Name, Context), Strict(strictMode()) {}

void ViewParameterCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) {
  storeStrictMode(Opts, Strict);
}

void ViewParameterCheck::checkUnit(Unit &U) {
  for (const LateParameter &Late : lateParametersIn(U, Strict)) {
    QualType T = Late.Param->getType();
    if (!T->isReferenceType())
      report(findingFor(Late, kindOf(T),
                        "take by value what it leads to, such as a string "
                        "instead of a view of one"));
  }
}

} // namespace corotidy
