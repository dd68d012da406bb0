//===--- AwaitFix.h - Where co_await can be inserted ---------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_AWAITFIX_H
#define COROTIDY_CHECKS_AWAITFIX_H

#include "checks/Unit.h"
#include "clang/Basic/Diagnostic.h"

namespace corotidy {

/// Whether `co_await` of \p E, an expression in the body of \p In, would
/// compile: the coroutine may await it, and may do so where it stands.
bool mayAwait(Unit &U, const clang::FunctionDecl &In, const clang::Expr &E);

/// Makes \p E, an expression in the body of \p In, the operand of a `co_await`,
/// with parentheses where they are needed. Nothing if it may not be awaited
/// there, is made by a macro, or in what was made of a template, whose other
/// instantiations may differ.
std::optional<clang::FixItHint> awaitFix(Unit &U, const clang::FunctionDecl &In,
                                         const clang::Expr &E);

} // namespace corotidy

#endif // COROTIDY_CHECKS_AWAITFIX_H
