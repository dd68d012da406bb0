//===--- Calls.h - Calls that models know of ------------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_FLOW_CALLS_H
#define COROTIDY_FLOW_CALLS_H

#include "models/Models.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace corotidy {

/// The function or constructor that \p S calls; null if it calls none. In a
/// template's pattern, one of those among which the arguments will decide, if
/// they all have the same name and are found without looking at arguments.
const clang::FunctionDecl *calleeOf(const clang::Stmt &S);

/// What is known of that.
const FunctionModel *modelOf(const clang::Stmt &S, const Models &M);

/// The object that a member is called on, operators included; null if none is.
const clang::Expr *objectOf(const clang::CallExpr &Call);

/// The arguments that \p Call passes to parameters: without the object of an
/// operator that is a member.
llvm::ArrayRef<const clang::Expr *> passedBy(const clang::CallExpr &Call);

/// Calls \p Do for each argument of \p Call in \p Set, the object first. That
/// on which operator() is called is the object, too.
void forEachIn(const ArgumentSet &Set, const clang::CallExpr &Call,
               llvm::function_ref<void(const clang::Expr *)> Do);

/// Whether \p Call, of a function with the model \p M, neither blocks nor
/// waits, as its arguments show.
bool comesBackAtOnce(const clang::CallExpr &Call, const FunctionModel &M,
                     const clang::ASTContext &Ctx);

} // namespace corotidy

#endif // COROTIDY_FLOW_CALLS_H
