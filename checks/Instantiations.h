//===--- Instantiations.h - What instantiating can bring out -- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_INSTANTIATIONS_H
#define COROTIDY_CHECKS_INSTANTIATIONS_H

#include "classify/AskedAbout.h"
#include "clang/AST/DeclarationName.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace clang {
class Sema;
} // namespace clang

namespace corotidy {

/// Whether code that is not asked about can, by instantiating templates that
/// are, make something that a check looks at: a coroutine, a function that
/// returns an object as coroutines do, an await_suspend, or a class of such
/// objects.
/// \p IsUsed tells which names that code uses; what has no identifier, such as
/// a constructor, it may use always.
bool instantiationsMatter(
    clang::Sema &S, AskedAbout &IsAskedAbout,
    llvm::function_ref<bool(clang::DeclarationName)> IsUsed);

} // namespace corotidy

#endif // COROTIDY_CHECKS_INSTANTIATIONS_H
