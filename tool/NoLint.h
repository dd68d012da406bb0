//===--- NoLint.h - NOLINT comments that name no check -------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_NOLINT_H
#define COROTIDY_TOOL_NOLINT_H

#include "tool/Records.h"
#include <memory>
#include <string>
#include <vector>

namespace clang {
class CommentHandler;
class SourceManager;
} // namespace clang

namespace corotidy {

/// A handler that adds to \p Complaints each
/// NOLINT, NOLINTNEXTLINE, NOLINTBEGIN or NOLINTEND outside system headers that
/// names something like a check of ours that is none. clang-tidy takes such a
/// comment for one about another tool.
std::unique_ptr<clang::CommentHandler>
makeNoLintVerifier(const clang::SourceManager &SM,
                   std::vector<Failure> &Complaints);

} // namespace corotidy

#endif // COROTIDY_TOOL_NOLINT_H
