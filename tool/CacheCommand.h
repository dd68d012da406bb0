//===--- CacheCommand.h - The command coro-tidy cache --------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_CACHECOMMAND_H
#define COROTIDY_TOOL_CACHECOMMAND_H

#include "tool/Run.h"

namespace corotidy {

/// Says where results are kept, and how many.
ExitStatus showCache(const Options &Opts);

/// Removes all of them.
ExitStatus clearCache(const Options &Opts);

} // namespace corotidy

#endif // COROTIDY_TOOL_CACHECOMMAND_H
