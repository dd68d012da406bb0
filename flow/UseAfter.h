//===--- UseAfter.h - What a coroutine uses after it suspended - -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_FLOW_USEAFTER_H
#define COROTIDY_FLOW_USEAFTER_H

#include "flow/Graph.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <vector>

namespace corotidy {

/// Numbers of steps: control may suspend at Point and then come to Use.
struct UseAfterSuspension {
  unsigned Point;
  unsigned Use;
};

/// The first step of \p G, in their order, which \p IsUse, and to which a way
/// leads from a point that may suspend; of several points it is the first.
std::optional<UseAfterSuspension>
useAfterSuspension(const Graph &G,
                   llvm::function_ref<bool(const clang::Stmt &)> IsUse);

/// The variable that \p S mentions, if it is a mention: of a structured
/// binding, what was taken apart.
const clang::VarDecl *mentionedBy(const clang::Stmt &S);

/// The variables in the body of \p FD that lead to what \p Param does, which is
/// a reference, pointer or view: other names of it, and iterators, those of a
/// range-based for among them.
std::vector<const clang::VarDecl *>
otherNamesOf(const clang::ParmVarDecl &Param, const clang::FunctionDecl &FD);

} // namespace corotidy

#endif // COROTIDY_FLOW_USEAFTER_H
