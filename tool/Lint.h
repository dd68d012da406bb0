//===--- Lint.h - The command coro-tidy check ----------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_LINT_H
#define COROTIDY_TOOL_LINT_H

#include "tool/Run.h"

namespace corotidy {

/// Runs `coro-tidy check`.
ExitStatus runCheck(const Options &Opts, const Program &Self);

} // namespace corotidy

#endif // COROTIDY_TOOL_LINT_H
