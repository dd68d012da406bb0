//===--- Paths.h - Paths as reports spell them ---------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_PATHS_H
#define COROTIDY_TOOL_PATHS_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace corotidy {

/// \p Path below \p Dir, or below the working directory if \p Dir is empty,
/// without `.` and `..`. Symbolic links stay as they are.
std::string absolutePath(llvm::StringRef Path, llvm::StringRef Dir = {});

/// \p Path without symbolic links, or \p Path itself if there is no such file.
std::string realPath(llvm::StringRef Path);

/// \p Path relative to \p Dir, or \p Path itself if it is not below \p Dir.
/// Both are absolute.
std::string relativeTo(llvm::StringRef Path, llvm::StringRef Dir);

/// \p Text with the paths in it that are below \p Dir made relative to that:
/// what others say of files.
std::string relativeWithin(std::string Text, llvm::StringRef Dir);

/// The nearest directory at or above that of \p File for which \p Accept says
/// yes; empty if there is none.
std::string
nearestDirectoryAbove(llvm::StringRef File,
                      llvm::function_ref<bool(llvm::StringRef)> Accept);

/// \p Path as a relative reference of URIs. Byte for byte, so a name in any
/// encoding can be read back.
std::string percentEncoded(llvm::StringRef Path);

/// The URI of \p Path, which is absolute.
std::string fileUri(llvm::StringRef Path);

} // namespace corotidy

#endif // COROTIDY_TOOL_PATHS_H
