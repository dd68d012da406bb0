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
using clang::tidy::ClangTidyContext;
using clang::tidy::ClangTidyOptions;

namespace corotidy {

ViewParameterCheck::ViewParameterCheck(StringRef Name,
                                       ClangTidyContext *Context)
    : Check(Name, Context), Strict(strictMode()),
      Pointers(Options.get("Pointers", false)) {}

void ViewParameterCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  storeStrictMode(Opts, Strict);
  Options.store(Opts, "Pointers", Pointers);
}

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

/// Whether what \p Param refers to follows from the
/// arguments of the template: it takes by value what it is given.
static bool isChosenByCaller(const ParmVarDecl &Param) {
  QualType Written = writtenTypeOf(Param);
  return isa<TemplateTypeParmType, DependentNameType>(Written) ||
         (Written->isDependentType() &&
          howRefers(Param.getType()) == Refers::Holder);
}

void ViewParameterCheck::checkUnit(Unit &U) {
  auto Matters = [this](const ParmVarDecl &Param) {
    QualType T = Param.getType();
    return !T->isReferenceType() && !isChosenByCaller(Param) &&
           (Pointers || takesTemporaries(T));
  };
  for (const LateParameter &Late : lateParametersIn(U, Strict, Matters)) {
    QualType T = Late.Param->getType();
    report(findingFor(Late, kindOf(T),
                      takesTemporaries(T)
                          ? "take by value what it leads to, such as a string "
                            "instead of a view of one"
                          : "share what it leads to with the caller, as by "
                            "std::shared_ptr"));
  }
}

} // namespace corotidy
