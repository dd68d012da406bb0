//===--- Classify.h - The command coro-tidy classify ---------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_CLASSIFY_H
#define COROTIDY_TOOL_CLASSIFY_H

#include "tool/Options.h"

namespace corotidy {

/// The exit statuses of every command; a user's scripts rely on them.
enum ExitStatus { Success = 0, UsageError = 2, Incomplete = 3 };

/// `error: ` or `warning: ` and \p Message on standard error, in one line.
void printProblem(llvm::StringRef Severity, const llvm::Twine &Message);

/// Runs `coro-tidy classify`. \p Executable is the path of this program.
ExitStatus runClassify(const Options &Opts, llvm::StringRef Executable);

} // namespace corotidy

#endif // COROTIDY_TOOL_CLASSIFY_H
