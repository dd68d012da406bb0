//===--- Diff.h - Fixes as a patch ---------------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_DIFF_H
#define COROTIDY_TOOL_DIFF_H

#include "tool/Fixes.h"

namespace corotidy {

/// Prints \p Plan on standard output, as a unified diff that `git apply` and
/// `patch -p1` take in Ctx.Root. Into a file or pipe go the very bytes; on a
/// terminal they are made harmless.
llvm::Error printDiff(const FixPlan &Plan, const ReportContext &Ctx);

} // namespace corotidy

#endif // COROTIDY_TOOL_DIFF_H
