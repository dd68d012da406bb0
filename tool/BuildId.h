//===--- BuildId.h - Which program this is -------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_BUILDID_H
#define COROTIDY_TOOL_BUILDID_H

#include <optional>
#include <string>

namespace corotidy {

/// Other bytes for each other build of this program or of a library that it is
/// running with, Clang's above all: a package may be updated and keep its
/// version. Absent if that cannot be told.
std::optional<std::string> buildId();

} // namespace corotidy

#endif // COROTIDY_TOOL_BUILDID_H
