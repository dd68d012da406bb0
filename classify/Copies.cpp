//===--- Copies.cpp - Which objects can be copied -------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/Copies.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace corotidy {

bool isCopyable(const CXXRecordDecl &Record) {
  if (Record.needsImplicitCopyConstructor())
    return !Record.defaultedCopyConstructorIsDeleted() &&
           !Record.hasUserDeclaredMoveConstructor() &&
           !Record.hasUserDeclaredMoveAssignment();
  return llvm::any_of(Record.ctors(), [](const CXXConstructorDecl *C) {
    return C->isCopyConstructor() && !C->isDeleted();
  });
}

} // namespace corotidy
