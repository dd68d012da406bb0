//===--- BodyVisitor.h - What belongs to one function --------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_BODYVISITOR_H
#define COROTIDY_CLASSIFY_BODYVISITOR_H

#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

namespace corotidy {

/// The body of \p FD as it is written, without what a coroutine adds to it;
/// null if there is none.
inline const clang::Stmt *writtenBody(const clang::FunctionDecl &FD) {
  const clang::Stmt *Body = FD.getBody();
  const auto *Coroutine =
      llvm::dyn_cast_or_null<clang::CoroutineBodyStmt>(Body);
  return Coroutine ? Coroutine->getBody() : Body;
}

/// Visits what is written in a body and runs with it. Lambdas, blocks and local
/// classes are functions of their own and left out; the initialisers of a
/// lambda's captures belong to the function around it.
class BodyVisitor : public clang::ConstDynamicRecursiveASTVisitor {
public:
  bool TraverseLambdaExpr(const clang::LambdaExpr *E) override {
    for (const clang::Expr *Init : E->capture_inits())
      if (Init && !TraverseStmt(Init))
        return false;
    return true;
  }
  bool TraverseBlockExpr(const clang::BlockExpr *) override { return true; }
  bool TraverseDecl(const clang::Decl *D) override {
    if (isa_and_nonnull<clang::TagDecl, clang::FunctionDecl>(D))
      return true;
    return clang::ConstDynamicRecursiveASTVisitor::TraverseDecl(D);
  }
};

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_BODYVISITOR_H
