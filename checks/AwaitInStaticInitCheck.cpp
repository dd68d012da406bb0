//===--- AwaitInStaticInitCheck.cpp - coro-await-in-static-init -----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/AwaitInStaticInitCheck.h"
#include "classify/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/DiagnosticSema.h"

using namespace clang;

namespace corotidy {

/// The name of \p VD or, of a structured binding, those of its parts.
static std::string nameOf(const VarDecl &VD) {
  const auto *Parts = dyn_cast<DecompositionDecl>(&VD);
  if (!Parts)
    return VD.getNameAsString();
  std::string Names;
  for (const BindingDecl *Part : Parts->bindings())
    Names += (Names.empty() ? "[" : ", ") + Part->getNameAsString();
  return Names + "]";
}

void AwaitInStaticInitCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutines())
    // The context of a local variable is the function, in whatever block the
    // variable is.
    for (const Decl *D : FD->decls())
      if (const auto *VD = dyn_cast<VarDecl>(D);
          VD && VD->isStaticLocal() && VD->hasInit())
        checkVariable(U, *FD, *VD);
}

void AwaitInStaticInitCheck::checkVariable(Unit &U, const FunctionDecl &FD,
                                           const VarDecl &VD) {
  KeywordUses Uses = keywordsIn(*VD.getInit(), U.sources());
  const auto *First = llvm::find_if(Uses, [](const KeywordUse &Use) {
    return Use.Which != Keyword::CoReturn;
  });
  if (First == Uses.end())
    return;
  std::string Name = nameOf(VD);
  std::string Function = qualifiedName(FD);
  Finding F;
  F.Loc = First->Loc;
  F.Ranges.push_back(First->Node->getSourceRange());
  if (VD.getTLSKind() == VarDecl::TLS_None)
    F.Message = "suspending here keeps the initialisation of the static "
                "variable '" +
                Name + "' locked: another call of '" + Function +
                "' aborts or waits forever";
  else
    F.Message = "suspending here leaves the thread_local variable '" + Name +
                "' uninitialised: another call of '" + Function +
                "' on this thread initialises it, too";
  SourceRange Definition(VD.getLocation(), VD.getInit()->getEndLoc());
  F.IsError =
      llvm::any_of(U.errorsIn(Definition), [](const CompilerError *Error) {
        return Error->ID == diag::err_constexpr_var_requires_const_init ||
               Error->ID == diag::err_require_constant_init_failed;
      });
  if (F.IsError)
    F.Ranges.push_back(Definition);
  F.Notes.push_back(
      {First->Loc, (spelling(First->Which) +
                    " into a variable that is not static before this, and "
                    "initialise '" +
                    Name + "' from that")
                       .str()});
  report(F);
}

} // namespace corotidy
