//===--- LintFile.h - One file on its way through the checks -- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_LINTFILE_H
#define COROTIDY_TOOL_LINTFILE_H

#include "tool/Run.h"

namespace corotidy {

class Config;

/// Runs the checks on a file; for a worker.
LintReport lintFile(const FileTask &Task, const Options &Opts,
                    const Config &Configuration, const Program &Self);

} // namespace corotidy

#endif // COROTIDY_TOOL_LINTFILE_H
