//===--- Stops.h - What stops the thread of a coroutine ------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the checks of calls that stop a thread have in common.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_STOPS_H
#define COROTIDY_CHECKS_STOPS_H

#include "checks/Unit.h"

namespace corotidy {

/// Calls \p See for each coroutine that has a thread in common with others. A
/// synchronous generator and a coroutine that only leaves early run on the
/// thread of whoever calls them, as a function does, and are left out.
void forEachGraphOnSharedThread(Unit &U,
                                llvm::function_ref<void(const Graph &)> See);

/// Where the call \p E is told from others in the same expression.
clang::SourceLocation placeOfCall(const clang::Expr &E);

/// The name by which \p E calls \p Callee: that of the object for operator().
std::string nameOfCallee(const clang::Expr &E,
                         const clang::FunctionDecl &Callee);

} // namespace corotidy

#endif // COROTIDY_CHECKS_STOPS_H
