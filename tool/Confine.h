//===--- Confine.h - What a worker may ask of the system ------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_CONFINE_H
#define COROTIDY_TOOL_CONFINE_H

#include "llvm/ADT/ArrayRef.h"

namespace corotidy {

/// From now on, this process can read files and compute, and no more: it
/// cannot execute a program, open a file for writing, change the file system
/// or use a network. Of what is open, the standard streams and \p Needed stay
/// so. Frontend drops the options of a
/// compile command that would do such things; this is for those it does not
/// know, and for bugs in Clang. Does less where the system cannot do that.
void confineThisProcess(llvm::ArrayRef<int> Needed);

} // namespace corotidy

#endif // COROTIDY_TOOL_CONFINE_H
