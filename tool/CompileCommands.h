//===--- CompileCommands.h - Which files to parse, and how ---- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_COMPILECOMMANDS_H
#define COROTIDY_TOOL_COMPILECOMMANDS_H

#include "tool/Options.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/Error.h"
#include <vector>

namespace corotidy {

/// How to compile the files of \p Opts: a file that the database compiles
/// twice is there twice. Fails if there is no usable database or no such
/// file; \p Warn gets one line for each file whose command had to be guessed.
llvm::Expected<std::vector<clang::tooling::CompileCommand>>
findCompileCommands(const Options &Opts,
                    llvm::function_ref<void(const llvm::Twine &)> Warn);

} // namespace corotidy

#endif // COROTIDY_TOOL_COMPILECOMMANDS_H
