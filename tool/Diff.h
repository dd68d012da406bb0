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

enum class DiffIsFor { Programs, People };

/// Writes \p Plan as a unified diff that `git apply` and `patch -p1` take in
/// Ctx.Root. Programs get the very bytes of the files; on the terminals of
/// people they might do harm.
void writeDiff(const FixPlan &Plan, const ReportContext &Ctx, DiffIsFor Readers,
               llvm::raw_ostream &OS);

} // namespace corotidy

#endif // COROTIDY_TOOL_DIFF_H
