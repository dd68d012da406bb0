//===--- InstalledTree.h - What is installed beside us -------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_INSTALLEDTREE_H
#define COROTIDY_TOOL_INSTALLEDTREE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace corotidy {

/// The directory with Clang's builtin headers: \p Override, that of an
/// installed tree around \p Executable, or the one this tool was built with.
/// Fails if stddef.h is not there.
llvm::Expected<std::string> findResourceDir(llvm::StringRef Override,
                                            llvm::StringRef Executable);

/// The page of \p Check, in the installed tree around \p Executable or where
/// this tool was built from; empty if it is not there.
std::string findPage(llvm::StringRef Check, llvm::StringRef Executable);

} // namespace corotidy

#endif // COROTIDY_TOOL_INSTALLEDTREE_H
