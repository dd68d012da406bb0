//===--- Classify.h - The command coro-tidy classify ---------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_CLASSIFY_H
#define COROTIDY_TOOL_CLASSIFY_H

#include "tool/Run.h"

namespace corotidy {

/// Runs `coro-tidy classify`.
ExitStatus runClassify(const Options &Opts, const Program &Self);

} // namespace corotidy

#endif // COROTIDY_TOOL_CLASSIFY_H
