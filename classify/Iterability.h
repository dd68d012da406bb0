//===--- Iterability.h - What a range-for can walk ------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_ITERABILITY_H
#define COROTIDY_CLASSIFY_ITERABILITY_H

#include "classify/Awaitability.h"

namespace corotidy {

enum class Iterates { No, Sync, Async };

struct Iteration {
  Iterates How = Iterates::No;
  /// What `*it` yields; null if not iterable.
  clang::QualType Element;
};

/// Finds begin and end as a range-based for does ([stmt.ranged]/1) on an
/// lvalue of the class \p T. Async if begin() or ++ has to be awaited, in
/// \p P or in any promise, before there is an iterator.
Iteration iterationOf(AwaitResolver &Resolver, clang::QualType T,
                      const Promise &P);

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_ITERABILITY_H
