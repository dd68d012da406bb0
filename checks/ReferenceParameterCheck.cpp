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
using clang::tidy::ClangTidyContext;
using clang::tidy::ClangTidyOptions;

namespace corotidy {

ReferenceParameterCheck::ReferenceParameterCheck(StringRef Name,
                                                 ClangTidyContext *Context)
    : Check(Name, Context), Strict(strictMode()),
      MutableReferences(Options.get("MutableReferences", false)) {}

void ReferenceParameterCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  storeStrictMode(Opts, Strict);
  Options.store(Opts, "MutableReferences", MutableReferences);
}

void ReferenceParameterCheck::checkUnit(Unit &U) {
  auto Matters = [this](const ParmVarDecl &Param) {
    QualType T = Param.getType();
    return T->isReferenceType() && (MutableReferences || takesTemporaries(T));
  };
  for (const LateParameter &Late : lateParametersIn(U, Strict, Matters))
    report(findingFor(
        Late, "the reference",
        takesTemporaries(Late.Param->getType())
            ? "take it by value; if the body begins at once, a copy before the "
              "first suspension will do"
            : "share it with the caller, as by std::shared_ptr"));
}

} // namespace corotidy
