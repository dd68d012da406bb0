//===--- LateParameters.h - Parameters used late ------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the checks of parameters that lead to something of the caller's have in
// common: a coroutine uses one after it was suspended, which is right only as
// long as the caller keeps that.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_LATEPARAMETERS_H
#define COROTIDY_CHECKS_LATEPARAMETERS_H

#include "checks/FrameArguments.h"

namespace corotidy {

struct LateParameter {
  const clang::FunctionDecl *Coroutine;
  const clang::ParmVarDecl *Param;
  LateUse Use;
};

/// Those of the coroutines to follow of which \p Matters is true, but for
/// coroutines whose result has to be awaited where it is made. Unless \p
/// Strict, only those that no caller can be trusted with: nobody waits for the
/// coroutine, or the parameter asks for temporaries.
std::vector<LateParameter>
lateParametersIn(Unit &U, bool Strict,
                 llvm::function_ref<bool(const clang::ParmVarDecl &)> Matters);

/// The type of \p Param in the template that its function was made from, if it
/// was made from one: canonical, of a pack that of each.
clang::QualType writtenTypeOf(const clang::ParmVarDecl &Param);

/// Whether a caller can pass a temporary as a \p T, which refers to something,
/// and need not notice: then nothing but the declaration says that the object
/// has to live on. As 'T &' or a pointer it passes what has a name.
bool takesTemporaries(clang::QualType T);

/// The finding for \p Late, which is \p Kind, such as "the view", with \p
/// Remedy.
Finding findingFor(const LateParameter &Late, llvm::StringRef Kind,
                   std::string Remedy);

} // namespace corotidy

#endif // COROTIDY_CHECKS_LATEPARAMETERS_H
