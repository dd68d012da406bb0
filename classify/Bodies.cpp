//===--- Bodies.cpp - Where bodies of other functions are read ------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/Bodies.h"
#include "classify/PromiseFacts.h"
#include "clang/AST/Attr.h"

using namespace clang;

namespace corotidy {

static bool isAwaitFunctionName(DeclarationName Name) {
  if (!Name.isIdentifier())
    return Name.getCXXOverloadedOperator() == OO_Coawait;
  StringRef Id = Name.getAsIdentifierInfo()->getName();
  return Id == "await_ready" || Id == "await_suspend" || Id == "await_resume";
}

bool mayNeedBody(const FunctionDecl &FD) {
  DeclarationName Name = FD.getDeclName();
  return isPromiseMemberName(Name) || isAwaitFunctionName(Name) ||
         FD.hasAttr<AlwaysInlineAttr>();
}

const FunctionDecl *visibleDefinition(const FunctionDecl &FD) {
  const FunctionDecl *Def = nullptr;
  if (FD.hasBody(Def))
    return Def;
  const FunctionDecl *Pattern = FD.getTemplateInstantiationPattern();
  return Pattern && Pattern->hasBody(Def) ? Def : nullptr;
}

bool isBodySkipped(const FunctionDecl &FD) {
  const FunctionDecl *Def = nullptr;
  if (FD.isDefined(Def) && Def->hasSkippedBody())
    return true;
  const FunctionDecl *Pattern = FD.getTemplateInstantiationPattern();
  return Pattern && Pattern->isDefined(Def) && Def->hasSkippedBody();
}

} // namespace corotidy
