//===--- LateParameters.cpp - Parameters used after a suspension ----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/LateParameters.h"
#include "classify/Classifier.h"
#include "classify/Copies.h"
#include "classify/Names.h"

using namespace clang;

namespace corotidy {

/// Whether \p T is a span through which one writes: it is not made of a
/// temporary.
static bool isSpanToWriteTo(QualType T) {
  if (!isClassNamed(T, "std::span"))
    return false;
  llvm::SmallVector<QualType, 2> Arguments = typeArguments(T);
  return !Arguments.empty() && !Arguments.front().isConstQualified();
}

bool takesTemporaries(QualType T) {
  if (T->isRValueReferenceType())
    return true;
  if (T->isLValueReferenceType()) {
    QualType Object = T->getPointeeType();
    const CXXRecordDecl *Record = Object->getAsCXXRecordDecl();
    // Of what cannot be copied there is one, which somebody keeps.
    return Object.isConstQualified() &&
           !(Record && Record->hasDefinition() &&
             !Record->isDependentContext() && !isCopyable(*Record));
  }
  return !T->isPointerType() && !isSpanToWriteTo(T) &&
         !isClassNamed(T, "std::reference_wrapper");
}

/// The function that \p Param is of, as it was written.
static const FunctionDecl *writtenFunctionOf(const ParmVarDecl &Param) {
  const auto *FD = dyn_cast<FunctionDecl>(Param.getDeclContext());
  const FunctionDecl *Pattern =
      FD ? FD->getTemplateInstantiationPattern() : nullptr;
  return Pattern ? Pattern : FD;
}

QualType writtenTypeOf(const ParmVarDecl &Param) {
  const FunctionDecl *FD = writtenFunctionOf(Param);
  if (!FD || FD->getNumParams() == 0)
    return Param.getType();
  // A pack has one place there.
  unsigned I = std::min(Param.getFunctionScopeIndex(), FD->getNumParams() - 1);
  return FD->getParamDecl(I)
      ->getType()
      .getNonPackExpansionType()
      .getCanonicalType();
}

/// Whether \p Param is an rvalue reference; a forwarding one takes whatever
/// comes, and a callable is called by who it was given to, which mostly awaits
/// it at once.
static bool asksForTemporaries(const ParmVarDecl &Param) {
  QualType Written = writtenTypeOf(Param);
  const FunctionDecl *FD = writtenFunctionOf(Param);
  if (!FD || !Written->isRValueReferenceType() ||
      FD->getOverloadedOperator() == OO_Call)
    return false;
  const auto *Deduced =
      dyn_cast<TemplateTypeParmType>(Written->getPointeeType());
  const FunctionTemplateDecl *Template = FD->getDescribedFunctionTemplate();
  return !Deduced || !Template ||
         Deduced->getDepth() != Template->getTemplateParameters()->getDepth();
}

std::vector<LateParameter>
lateParametersIn(Unit &U, bool Strict,
                 llvm::function_ref<bool(const ParmVarDecl &)> Matters) {
  std::vector<LateParameter> Found;
  for (const FunctionDecl *FD : U.coroutinesToFollow()) {
    const ClassModel *Model = U.models().find(FD->getReturnType());
    if (Model && Model->Task && Model->Task->AwaitedAtOnce)
      continue;
    const bool NeedsNoCaller = Strict || runsByItself(U, FD->getReturnType());
    for (const ParmVarDecl *Param : FD->parameters()) {
      if (!NeedsNoCaller && !asksForTemporaries(*Param))
        continue;
      if (!leadsOut(U, *Param) || !Matters(*Param))
        continue;
      if (std::optional<LateUse> Use = lateUseOf(U, *FD, Param))
        Found.push_back({FD, Param, *Use});
    }
  }
  return Found;
}

Finding findingFor(const LateParameter &Late, StringRef Kind,
                   std::string Remedy) {
  std::string Name = "'" + Late.Param->getNameAsString() + "'";
  Finding F;
  F.Loc = Late.Param->getLocation();
  F.Message = (nameOfCoroutine(*Late.Coroutine) + " uses " + Kind + " " + Name +
               " after it was suspended: what that leads to may be gone unless "
               "the caller keeps it until the coroutine has ended")
                  .str();
  noteLateUse(F, *Late.Coroutine, Late.Use, Name);
  F.Notes.push_back({F.Loc, std::move(Remedy)});
  return F;
}

} // namespace corotidy
