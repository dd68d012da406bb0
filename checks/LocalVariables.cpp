//===--- LocalVariables.cpp - The variables of one body -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/LocalVariables.h"
#include "classify/BodyVisitor.h"
#include "classify/Classifier.h"

using namespace clang;

namespace corotidy {

namespace {
class VariableVisitor : public BodyVisitor {
public:
  bool VisitVarDecl(const VarDecl *Var) override {
    add(*Var);
    return true;
  }
  void add(const VarDecl &Var) {
    if (!Var.isImplicit() && !Var.isInvalidDecl() && Var.hasLocalStorage())
      Found.push_back(&Var);
  }
  std::vector<const VarDecl *> Found;
};
} // namespace

std::vector<const VarDecl *> localVariablesOf(const FunctionDecl &FD) {
  VariableVisitor Variables;
  for (const ParmVarDecl *Param : FD.parameters())
    Variables.add(*Param);
  // Those that are written are declared in the function. Those that a template
  // makes are in its statements only.
  if (isTemplateInstantiation(FD))
    Variables.TraverseStmt(FD.getBody());
  else
    for (const Decl *Each : FD.decls())
      if (const auto *Var = dyn_cast<VarDecl>(Each);
          Var && !isa<ParmVarDecl>(Var))
        Variables.add(*Var);
  return std::move(Variables.Found);
}

} // namespace corotidy
