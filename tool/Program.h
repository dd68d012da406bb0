//===--- Program.h - The whole of a command-line program ------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_PROGRAM_H
#define COROTIDY_TOOL_PROGRAM_H

#include "tool/Run.h"

namespace corotidy {

/// Does what \p Args, the name of the program first, ask for, and exits.
/// \p Self knows all but the executable.
[[noreturn]] void runProgram(llvm::ArrayRef<const char *> Args, Program Self);

} // namespace corotidy

#endif // COROTIDY_TOOL_PROGRAM_H
