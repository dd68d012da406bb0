//===--- DiscardedValues.h - Expressions whose value is dropped -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_DISCARDEDVALUES_H
#define COROTIDY_CHECKS_DISCARDEDVALUES_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace corotidy {

/// Calls \p See for each expression in the body of \p FD whose value nobody
/// takes ([expr.context]/2): statements, what stands left of a comma, the parts
/// of a for; of a conditional that is one, both arms. \p IsCast says that it
/// was cast to void. What is seen has no implicit nodes and parentheses around
/// it.
void forEachDiscarded(
    const clang::FunctionDecl &FD,
    llvm::function_ref<void(const clang::Expr &E, bool IsCast)> See);

} // namespace corotidy

#endif // COROTIDY_CHECKS_DISCARDEDVALUES_H
