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

/// Runs the checks on a file, as what \p MakeProvider makes configures them;
/// for a worker.
LintReport lintFile(
    const FileTask &Task, const Options &Opts,
    llvm::function_ref<std::unique_ptr<clang::tidy::ClangTidyOptionsProvider>()>
        MakeProvider,
    const Program &Self);

/// \p Command with the arguments that the configuration of its file adds.
clang::tooling::CompileCommand
configured(clang::tooling::CompileCommand Command,
           const clang::tidy::ClangTidyOptions &Opts);

} // namespace corotidy

#endif // COROTIDY_TOOL_LINTFILE_H
