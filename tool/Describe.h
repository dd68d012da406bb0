//===--- Describe.h - The commands that print what is known --- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_DESCRIBE_H
#define COROTIDY_TOOL_DESCRIBE_H

#include "tool/Run.h"

namespace corotidy {

ExitStatus listChecks();
ExitStatus explainCheck(const Options &Opts);
ExitStatus showConfig(const Options &Opts);
ExitStatus listModels(const Options &Opts);

} // namespace corotidy

#endif // COROTIDY_TOOL_DESCRIBE_H
