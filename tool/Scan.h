//===--- Scan.h - Which files need not be parsed -------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A coroutine needs std::coroutine_traits, which the compiler looks up by its
// name ([coroutine.traits]). Where no file that a translation unit reads has
// that name in it, there is none, and nothing to parse for.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_SCAN_H
#define COROTIDY_TOOL_SCAN_H

#include "llvm/ADT/StringRef.h"

namespace clang {
class CompilerInvocation;
class FileManager;
} // namespace clang

namespace corotidy {

class TracedFiles;

/// Whether a unit that reads \p Text may have to do with coroutines: the name
/// is in it, or one of the keywords or what it could be pasted from, however
/// they are broken by line splices, and whether or not the compiler would get
/// to see them; or a comment that may be meant for us.
bool mayMatter(llvm::StringRef Text);

/// Whether what \p Invocation compiles has to be parsed: it reads a file that
/// may matter, has an error, or uses what is no text, such as a module or a
/// precompiled header. Follows the preprocessor through all that is included,
/// as Clang does to find dependencies. \p Manager is to see \p Files.
bool mustBeParsed(const clang::CompilerInvocation &Invocation,
                  clang::FileManager &Manager, TracedFiles &Files);

} // namespace corotidy

#endif // COROTIDY_TOOL_SCAN_H
